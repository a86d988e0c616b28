import { crc32 } from "node:zlib";
import type { Outgoing } from "../corpus/exchange.ts";
import { cutAt } from "../corpus/pieces.ts";
import type { Random } from "../corpus/random.ts";
import type { Plan } from "../corpus/upstream.ts";
import type { Planted } from "./planted.ts";

/** An exchange that carries a credential somewhere. */
export interface Carrier {
  readonly outgoing: Outgoing;
  readonly plan: Plan;
}

/** Puts a credential on one of the ways it can take into a cassette; undefined where it cannot take it. */
export type Channel = (planted: Planted, id: number, random: Random) => Carrier | undefined;

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const json = { "content-type": "application/json" };

const asking = (
  id: number,
  body: string = JSON.stringify({ model: "m", id, messages: [{ role: "user", content: "hi" }] }),
  headers: Readonly<Record<string, string>> = json,
  query = "",
): Outgoing => ({
  method: "POST",
  url: `https://api.example.com/v1/chat/${id}${query}`,
  headers: Object.entries(headers),
  body: encode(body),
});

const answering = (
  pieces: readonly (string | Uint8Array)[],
  type = "application/json",
  more: readonly (readonly [string, string])[] = [],
  status = 200,
): Plan => ({
  status,
  statusText: "OK",
  headers: [["content-type", type], ...more],
  pieces: pieces.map((piece) => (typeof piece === "string" ? encode(piece) : piece)),
});

const FINE = answering(['{"ok":true}']);

const places = (random: Random, length: number, most: number): number[] =>
  Array.from({ length: random(most) + 1 }, () => random(length));

/** Cuts a text at random places, now and then into single characters. */
const split = (text: string, random: Random): string[] => {
  if (random(4) === 0) return [...text];
  const edges = [0, ...new Set(places(random, text.length, 6).toSorted((a, b) => a - b)), text.length];
  return edges
    .slice(1)
    .map((end, at) => text.slice(edges[at], end))
    .filter((part) => part !== "");
};

const sse = (events: readonly unknown[]): string[] =>
  events.map((event) => `data: ${JSON.stringify(event)}\n\n`);

const chat = (content: string, index = 0) => ({
  id: "chatcmpl-1",
  object: "chat.completion.chunk",
  choices: [{ index, delta: { content }, finish_reason: null }],
});

const sentence = (planted: Planted): string => `It is ${planted.text} and nothing else.`;

const recut = (pieces: readonly string[], random: Random): Uint8Array[] => {
  const whole = encode(pieces.join(""));
  return cutAt(whole, places(random, whole.length, 30));
};

const frame = (payload: string): Uint8Array => {
  const name = encode(":event-type");
  const value = encode("chunk");
  const headers = Buffer.concat([Buffer.from([name.length]), name, Buffer.from([7, 0, value.length]), value]);
  const body = encode(payload);
  const out = Buffer.alloc(16 + headers.length + body.length);
  out.writeUInt32BE(out.length, 0);
  out.writeUInt32BE(headers.length, 4);
  out.writeUInt32BE(crc32(out.subarray(0, 8)), 8);
  headers.copy(out, 12);
  out.set(body, 12 + headers.length);
  out.writeUInt32BE(crc32(out.subarray(0, -4)), out.length - 4);
  return out;
};

const AWS = "application/vnd.amazon.eventstream";
const SSE = "text/event-stream";

const fitsHeader = (planted: Planted): boolean => !planted.value.includes("\n");

/** Every way a credential can take, by name. */
export const CHANNELS: Readonly<Record<string, Channel>> = {
  "request header": (planted, id) =>
    fitsHeader(planted)
      ? {
          outgoing: asking(id, undefined, {
            ...json,
            authorization: `Bearer ${planted.value}`,
            "x-api-key": planted.value,
            "api-key": planted.value,
            "x-goog-api-key": planted.value,
            cookie: `session=${planted.value}`,
            "x-acme-auth": planted.value,
          }),
          plan: FINE,
        }
      : undefined,
  query: (planted, id, random) => {
    const names = ["key", "api_key", "access_token", "token", "sig", "X-Amz-Signature"];
    const name = names[random(names.length)]!;
    return {
      outgoing: asking(id, undefined, json, `?${name}=${encodeURIComponent(planted.value)}`),
      plan: FINE,
    };
  },
  "request message": (planted, id) => ({
    outgoing: asking(id, JSON.stringify({ id, messages: [{ role: "user", content: sentence(planted) }] })),
    plan: FINE,
  }),
  "request field": (planted, id, random) => {
    const names = ["api_key", "password", "client_secret", "access_token", "refresh_token"];
    return {
      outgoing: asking(
        id,
        JSON.stringify({ id, tools: [{ [names[random(names.length)]!]: planted.value }] }),
      ),
      plan: FINE,
    };
  },
  "request text": (planted, id) => ({
    outgoing: asking(id, sentence(planted), { "content-type": "text/plain" }),
    plan: FINE,
  }),
  "request form": (planted, id) => ({
    outgoing: asking(id, new URLSearchParams({ grant: "1", client_secret: planted.value }).toString(), {
      "content-type": "application/x-www-form-urlencoded",
    }),
    plan: FINE,
  }),
  "request multipart": (planted, id) => ({
    outgoing: asking(
      id,
      `--b\r\ncontent-disposition: form-data; name="note"\r\n\r\n${sentence(planted)}\r\n--b--\r\n`,
      { "content-type": "multipart/form-data; boundary=b" },
    ),
    plan: FINE,
  }),
  "response header": (planted, id) =>
    fitsHeader(planted)
      ? {
          outgoing: asking(id),
          plan: answering(['{"ok":true}'], "application/json", [
            ["set-cookie", `session=${planted.value}; Path=/`],
            ["set-cookie", `${planted.value}; Path=/`],
            ["x-echo", planted.text.replaceAll("\n", " ")],
            ["location", `https://api.example.com/next?key=${encodeURIComponent(planted.value)}`],
          ]),
        }
      : undefined,
  "JSON answer": (planted, id) => ({
    outgoing: asking(id),
    plan: answering([JSON.stringify({ output: sentence(planted) })]),
  }),
  "JSON answer in pieces": (planted, id, random) => ({
    outgoing: asking(id),
    plan: answering(recut([JSON.stringify({ output: sentence(planted) }, null, 2)], random)),
  }),
  "error answer": (planted, id) => ({
    outgoing: asking(id),
    plan: answering(
      [JSON.stringify({ error: { message: `Incorrect API key provided: ${planted.text}.` } })],
      "application/json",
      [],
      400,
    ),
  }),
  "text answer": (planted, id, random) => ({
    outgoing: asking(id),
    plan: answering(recut([sentence(planted)], random), "text/plain"),
  }),
  "stream, one delta": (planted, id) => ({
    outgoing: asking(id),
    plan: answering([...sse([chat("So:"), chat(sentence(planted)), chat(".")]), "data: [DONE]\n\n"], SSE),
  }),
  "stream, split over deltas": (planted, id, random) => ({
    outgoing: asking(id),
    plan: answering(sse(split(sentence(planted), random).map((part) => chat(part))), SSE),
  }),
  "stream, split over deltas and chunks": (planted, id, random) => ({
    outgoing: asking(id),
    plan: answering(recut(sse(split(sentence(planted), random).map((part) => chat(part))), random), SSE),
  }),
  "stream, tool arguments": (planted, id, random) => ({
    outgoing: asking(id),
    plan: answering(
      split(JSON.stringify({ note: sentence(planted) }), random).map(
        (partial_json) =>
          `event: content_block_delta\ndata: ${JSON.stringify({ type: "content_block_delta", index: 1, delta: { type: "input_json_delta", partial_json } })}\n\n`,
      ),
      SSE,
    ),
  }),
  "stream, two choices interleaved": (planted, id, random) => ({
    outgoing: asking(id),
    plan: answering(
      sse(split(sentence(planted), random).flatMap((part) => [chat(part, 0), chat("word ", 1)])),
      SSE,
    ),
  }),
  "NDJSON stream": (planted, id, random) => ({
    outgoing: asking(id),
    plan: answering(
      split(sentence(planted), random).map((response) => `${JSON.stringify({ response, done: false })}\n`),
      "application/x-ndjson",
    ),
  }),
  "JSON array stream": (planted, id, random) => {
    const items = split(sentence(planted), random).map((text) =>
      JSON.stringify({ candidates: [{ content: { parts: [{ text }] } }] }),
    );
    return { outgoing: asking(id), plan: answering(recut([`[${items.join("\n,\r\n")}\n]`], random)) };
  },
  "event stream": (planted, id, random) => ({
    outgoing: asking(id),
    plan: answering(
      split(sentence(planted), random).map((text) => frame(JSON.stringify({ delta: { text }, p: "abc" }))),
      AWS,
    ),
  }),
  "event stream, base64 inside": (planted, id, random) => ({
    outgoing: asking(id),
    plan: answering(
      split(sentence(planted), random).map((text) =>
        frame(
          JSON.stringify({ bytes: Buffer.from(JSON.stringify({ completion: text })).toString("base64") }),
        ),
      ),
      AWS,
    ),
  }),
};
