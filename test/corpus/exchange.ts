/** What a client saw of an answer. */
export interface Seen {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly chunks: readonly Uint8Array[];
  /** The name of the error that broke the body off. */
  readonly broken?: string;
}

/** A request that a client can send again and again. */
export interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array<ArrayBuffer> | null;
}

/** Reads a response to its end, chunk by chunk. */
export const readAll = async (response: Response): Promise<Seen> => {
  const { status, statusText } = response;
  const headers = [...response.headers];
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of response.body ?? []) chunks.push(chunk as Uint8Array);
    return { status, statusText, headers, chunks };
  } catch (error) {
    return { status, statusText, headers, chunks, broken: (error as Error).name };
  }
};

/** Sends a request with the global fetch and reads its answer as it comes, redirects left alone. */
export const exchange = async (outgoing: Outgoing): Promise<Seen> => {
  const headers = new Headers();
  for (const [name, value] of outgoing.headers) headers.append(name, value);
  const { method, url, body } = outgoing;
  return readAll(await fetch(url, { method, headers, body, redirect: "manual" }));
};

/** All bytes of an answer. */
export const bytesOf = (seen: Seen): Buffer => Buffer.concat(seen.chunks);

/** Whether two lists of chunks hold the same bytes with the same cuts. */
export const sameChunks = (a: readonly Uint8Array[], b: readonly Uint8Array[]): boolean =>
  a.length === b.length && a.every((chunk, index) => Buffer.compare(chunk, b[index]!) === 0);

/** Whether two lists of chunks are cut at the same places. */
export const sameCuts = (a: readonly Uint8Array[], b: readonly Uint8Array[]): boolean =>
  a.length === b.length && a.every((chunk, index) => chunk.length === b[index]!.length);
