import { printFrame } from "../../src/formats/aws-event-stream.ts";

const TEXT = 7;

/** Prints headers whose values are text as the header block of a frame. */
export const printTextHeaders = (headers: Readonly<Record<string, string>>): Uint8Array =>
  Buffer.concat(
    Object.entries(headers).flatMap(([name, value]) => {
      const [key, text] = [Buffer.from(name), Buffer.from(value)];
      return [Buffer.of(key.length), key, Buffer.of(TEXT, text.length >> 8, text.length & 255), text];
    }),
  );

/** Prints a frame as AWS sends one: an event of that name, or an exception. */
export const eventFrame = (type: string, payload: unknown): Uint8Array => {
  const kind = type.endsWith("Exception") ? "exception" : "event";
  const headers = {
    [`:${kind}-type`]: type,
    ":content-type": "application/json",
    ":message-type": kind,
  };
  return printFrame({ headers: printTextHeaders(headers), payload: Buffer.from(JSON.stringify(payload)) });
};
