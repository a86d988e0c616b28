/** One part of a multipart body. */
export interface Part {
  /** The form field, where the part is one of a form. */
  readonly name?: string;
  readonly filename?: string;
  readonly contentType?: string;
  /** Names in lower case, in the part's order. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly bytes: Uint8Array;
}

const CRLF = "\r\n";

/** Reads the value of a parameter of a header, quoted or not; `filename*` and the like are other names. */
const parameter = (header: string, name: string): string | undefined => {
  const found = new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]*))`, "i").exec(header);
  return found?.[1]?.replace(/\\(["\\])/g, "$1") ?? found?.[2];
};

const readHeaders = (head: string): [string, string][] =>
  head
    .split(CRLF)
    .filter((line) => line.includes(":"))
    .map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    });

const readPart = (bytes: Buffer): Part | undefined => {
  const isBare = bytes.toString("latin1", 0, 2) === CRLF;
  const headEnd = isBare ? 0 : bytes.indexOf(CRLF + CRLF);
  if (headEnd < 0) return undefined;
  const headers = readHeaders(bytes.toString("utf8", 0, headEnd));
  const value = (name: string): string | undefined => headers.find(([key]) => key === name)?.[1];
  const disposition = value("content-disposition") ?? "";
  const name = parameter(disposition, "name");
  const filename = parameter(disposition, "filename");
  const contentType = value("content-type");
  return {
    ...(name !== undefined && { name }),
    ...(filename !== undefined && { filename }),
    ...(contentType !== undefined && { contentType }),
    headers,
    bytes: bytes.subarray(headEnd + (isBare ? 2 : 4)),
  };
};

/** Finds the next delimiter line: where it begins, where what follows it begins, and whether it is the last. */
const nextDelimiter = (
  bytes: Buffer,
  delimiter: string,
  from: number,
): { start: number; end: number; isLast: boolean } | undefined => {
  for (let start = from; (start = bytes.indexOf(delimiter, start)) >= 0; start++) {
    if (start > 0 && bytes.toString("latin1", Math.max(0, start - 2), start) !== CRLF) continue;
    const end = start + delimiter.length;
    const rest = /^(--)?[ \t]*(?:\r\n|$)/.exec(bytes.toString("latin1", end, end + 64));
    if (rest) return { start, end: end + rest[0].length, isLast: rest[1] !== undefined };
  }
  return undefined;
};

/**
 * Reads the parts of a multipart body (RFC 2046); `contentType` names the boundary.
 * Returns `undefined` where the type is no multipart, or where the body does not keep to its boundary.
 */
export const readMultipart = (bytes: Uint8Array, contentType: string): Part[] | undefined => {
  const boundary = /^\s*multipart\//i.test(contentType) ? parameter(contentType, "boundary") : undefined;
  if (boundary === undefined || boundary === "") return undefined;
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Part[] = [];
  let delimiter = nextDelimiter(body, `--${boundary}`, 0);
  while (delimiter && !delimiter.isLast) {
    const next = nextDelimiter(body, `--${boundary}`, delimiter.end);
    const part = next && readPart(body.subarray(delimiter.end, next.start - 2));
    if (part === undefined) return undefined;
    parts.push(part);
    delimiter = next;
  }
  return delimiter && parts;
};
