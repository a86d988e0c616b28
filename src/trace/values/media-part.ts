import type { MediaPart } from "../message.ts";
import { defined } from "./json-access.ts";

const DATA_URL = /^data:([^;,]*)(?:;[^,]*)?,/;

/** Tells the kind of a medium by its type (`image/png`), or by a provider's word for it (`image`, `input_audio`). */
export const modalityOf = (type: string | undefined): MediaPart["modality"] => {
  const [found] = /image|audio|video/i.exec(type ?? "") ?? [];
  return (found?.toLowerCase() as "image" | "audio" | "video" | undefined) ?? "document";
};

/** The pieces of a stream can each be filled up (`=`) for themselves. */
const bytesIn = (base64: string): number =>
  base64.split(/=+/).reduce((size, piece) => size + Math.floor((piece.length * 3) / 4), 0);

type Kind = { readonly mimeType?: string | undefined; readonly modality?: MediaPart["modality"] };

const kindOf = ({ mimeType, modality }: Kind) => ({
  modality: modality ?? modalityOf(mimeType),
  ...defined({ mimeType }),
});

/** Makes a part of bytes that came as base64; they themselves are left out. */
export const blobPart = (base64: string, kind: Kind): MediaPart => ({
  type: "blob",
  ...kindOf(kind),
  size: bytesIn(base64),
});

/** Makes a part of a file that is known to the provider by its id. */
export const filePart = (id: string, kind: Kind): MediaPart => ({
  type: "file",
  ...kindOf(kind),
  reference: id,
});

/** Makes a part of an address; one that holds the bytes itself (`data:`) is a blob. */
export const uriPart = (address: string, kind: Kind): MediaPart => {
  const [head, type] = DATA_URL.exec(address) ?? [];
  if (head === undefined) return { type: "uri", ...kindOf(kind), reference: address };
  return blobPart(address.slice(head.length), { ...kind, ...(type && { mimeType: type }) });
};
