import { bytesOf } from "../../cassette/body.ts";
import type { JsonValue } from "../../formats/json.ts";
import { readMultipart } from "../../formats/multipart.ts";
import type { MediaPart } from "../message.ts";
import { objectOf } from "../values/json-access.ts";
import { modalityOf } from "../values/media-part.ts";
import type { Exchange } from "./exchange.ts";

/** What a request asks for, whether it came as JSON or as a form. */
export interface RequestForm {
  /** The fields by name; those of a form are texts, and of several with one name the last. */
  readonly fields: Readonly<Record<string, JsonValue>>;
  /** The files of a form, less their bytes. */
  readonly files: readonly MediaPart[];
}

/** A recorder that wrote bytes into a form as text can have spoilt it; such a form has no parts. */
const formParts = ({ interaction, requestHeader }: Exchange) =>
  readMultipart(bytesOf(interaction.request.body), requestHeader("content-type") ?? "") ?? [];

/** Reads the fields and files of a request that is JSON or multipart. */
export const requestForm = (exchange: Exchange): RequestForm => {
  if (exchange.request !== undefined) return { fields: objectOf(exchange.request), files: [] };
  const parts = formParts(exchange);
  const fields = parts.filter(({ name, filename }) => name !== undefined && filename === undefined);
  return {
    fields: Object.fromEntries(fields.map(({ name = "", bytes }) => [name, Buffer.from(bytes).toString()])),
    files: parts
      .filter(({ filename }) => filename !== undefined)
      .map(({ contentType, filename, bytes }) => ({
        type: "blob",
        modality: modalityOf(contentType?.trim() || kindByName(filename)),
        ...(contentType?.trim() && { mimeType: contentType }),
        size: bytes.length,
      })),
  };
};

const KINDS: readonly (readonly [name: RegExp, kind: string])[] = [
  [/\.(mp3|wav|flac|ogg|oga|opus|m4a|aac|mpga)$/i, "audio"],
  [/\.(png|jpe?g|webp|gif)$/i, "image"],
  [/\.(mp4|webm|mov|mpeg)$/i, "video"],
];

const kindByName = (filename = ""): string | undefined => KINDS.find(([name]) => name.test(filename))?.[1];
