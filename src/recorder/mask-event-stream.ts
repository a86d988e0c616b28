import { printFrame, readFrames } from "../formats/aws-event-stream.ts";
import type { SecretFinder } from "./find-secrets.ts";
import { maskText } from "./mask-text.ts";
import { jsonStrands, type Stretch } from "./strands.ts";

/** A message of the stream, or what is left at its end when it broke off inside one. */
interface Message {
  readonly headers: Uint8Array | undefined;
  readonly payload: string;
}

/** The base64 inside a payload: where it stands, and what it says. A last group that is not whole is left alone. */
interface Inner {
  readonly message: number;
  readonly start: number;
  readonly length: number;
  readonly text: string;
}

const BASE64 = /"bytes"\s{0,8}:\s{0,8}"([A-Za-z0-9+/]{4,}={0,2})/g;

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");

const messagesOf = (bytes: Uint8Array): Message[] => {
  const messages: Message[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let offset = 0;
  while (offset + 4 <= bytes.length) {
    const end = offset + view.getUint32(offset);
    const [frame] = (end <= bytes.length && readFrames(bytes.subarray(offset, end))) || [];
    if (!frame) break;
    messages.push({ headers: frame.headers, payload: latin1(frame.payload) });
    offset = end;
  }
  return [...messages, { headers: undefined, payload: latin1(bytes.subarray(offset)) }];
};

const innersOf = (messages: readonly Message[]): Inner[] =>
  messages.flatMap(({ payload }, message) =>
    Array.from(payload.matchAll(BASE64), ({ index, 0: head, 1: base64 = "" }) => {
      const length = base64.length - (base64.length % 4);
      const text = Buffer.from(base64.slice(0, length), "base64").toString("latin1");
      return { message, start: index + head.length - base64.length, length, text };
    }),
  );

const layOut = (texts: readonly string[]): Stretch[] => {
  let start = 0;
  return texts.map((text) => {
    const stretch = { start, end: start + text.length };
    start = stretch.end + 1;
    return stretch;
  });
};

/**
 * Masks the credentials in an AWS event stream: in the payloads, in the base64 that some of them wrap, and where either
 * is split over messages. Lengths stay, checksums are made anew; a message that broke off is masked as far as it came.
 */
export const maskEventStream = (bytes: Uint8Array, find: SecretFinder): Uint8Array => {
  const messages = messagesOf(bytes);
  const inners = innersOf(messages);
  const texts = [...messages.map(({ payload }) => payload), ...inners.map(({ text }) => text)];
  const stretches = layOut(texts);
  const series = [stretches.slice(0, messages.length), stretches.slice(messages.length)];
  const flat = texts.join("\n");
  const { text: masked } = maskText(flat, (text) => series.flatMap((one) => jsonStrands(text, one)), find);
  if (masked === flat) return bytes;

  const parts = stretches.map(({ start, end }) => masked.slice(start, end));
  const payloads = parts.slice(0, messages.length);
  inners.forEach(({ message, start, length, text }, index) => {
    const inner = parts[messages.length + index] ?? text;
    const payload = payloads[message] ?? "";
    if (inner === text) return;
    const base64 = Buffer.from(inner, "latin1").toString("base64");
    payloads[message] = payload.slice(0, start) + base64 + payload.slice(start + length);
  });
  return Buffer.concat(
    messages.map(({ headers }, index) => {
      const payload = Buffer.from(payloads[index] ?? "", "latin1");
      return headers ? printFrame({ headers, payload }) : payload;
    }),
  );
};
