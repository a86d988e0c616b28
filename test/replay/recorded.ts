import { storeBody } from "../../src/cassette/body.ts";
import type { Header, Interaction } from "../../src/cassette/cassette.ts";
import type { JsonValue } from "../../src/formats/json.ts";
import { type Incoming, readIncoming } from "../../src/replay/incoming.ts";

export const URL_OF_CHAT = "https://api.openai.com/v1/chat/completions";

/** What a test says of an interaction; all else is ordinary. */
export interface Told {
  readonly method?: string;
  readonly url?: string;
  readonly headers?: readonly Header[];
  readonly body?: JsonValue | string | Uint8Array;
  readonly answer?: JsonValue | string | readonly Uint8Array[];
  readonly type?: string;
  readonly at?: string;
  readonly role?: Interaction["role"];
}

const bytesOf = (body: JsonValue | string | Uint8Array | undefined): Uint8Array =>
  body === undefined
    ? new Uint8Array()
    : body instanceof Uint8Array
      ? body
      : Buffer.from(typeof body === "string" ? body : JSON.stringify(body));

const isChunks = (answer: Told["answer"]): answer is readonly Uint8Array[] =>
  Array.isArray(answer) && answer.some((item) => item instanceof Uint8Array);

/** Builds an interaction; its answer says `"ok"` where the test does not care. */
export const interaction = (told: Told = {}): Interaction => {
  const { method = "POST", url = URL_OF_CHAT, headers = [], answer = { text: "ok" }, role = "app" } = told;
  const type = told.type ?? "application/json";
  const chunks = isChunks(answer) ? answer : [bytesOf(answer)];
  return {
    recordedAt: told.at ?? "2026-01-01T10:00:00.000Z",
    role,
    request: {
      method,
      url,
      headers,
      body: storeBody([bytesOf(told.body)], headers.find(([name]) => name === "content-type")?.[1]),
    },
    response: {
      status: 200,
      statusText: "OK",
      headers: [["content-type", type]],
      body: storeBody(chunks, type),
    },
    timing: { headers: 5, chunks: chunks.map((_chunk, i) => 5 + i), end: 5 + chunks.length },
  };
};

/** Builds a request of today and reads it as replaying does. */
export const asked = (told: Told = {}): Promise<Incoming> => {
  const { method = "POST", url = URL_OF_CHAT, headers = [], body, role } = told;
  const bytes = body === undefined ? null : (bytesOf(body) as Uint8Array<ArrayBuffer>);
  return readIncoming(
    new Request(url, { method, headers: headers as [string, string][], body: bytes }),
    role,
  );
};

/** A chat request with these messages, by turns of the user and the assistant. */
export const chat = (...texts: string[]): { [key: string]: JsonValue } => ({
  model: "gpt-4o",
  messages: texts.map((content, i) => ({ role: i % 2 === 0 ? "user" : "assistant", content })),
});
