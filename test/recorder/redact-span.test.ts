import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { RecordedRequest, RecordedSpan } from "../../src/cassette/cassette.ts";
import { createRedactor } from "../../src/recorder/redact.ts";
import { jsonValues } from "../cassette/arbitrary-cassette.ts";

const KEY = `sk-${"aB3".repeat(16)}`;
const OWN = "tenant-key-9f8e7d6c5b";

const spanWith = (parts: Partial<RecordedSpan>): RecordedSpan => ({
  id: "s1",
  name: "chat",
  kind: "client",
  start: 0,
  end: 1,
  attributes: {},
  ...parts,
});

const masked = (parts: Partial<RecordedSpan>, requests: readonly RecordedRequest[] = []): RecordedSpan => {
  const [span] = createRedactor().spans([spanWith(parts)], requests);
  return span!;
};

test("a credential is masked wherever a span says it: name, attributes, lists, events, status", () => {
  const span = masked({
    name: `call with ${KEY}`,
    attributes: {
      "gen_ai.input.messages": [{ role: "user", parts: [{ type: "text", content: `my key is ${KEY}` }] }],
      "http.request.header.authorization": [`Bearer ${KEY}`],
    },
    events: [{ name: "exception", time: 1, attributes: { "exception.message": `bad key ${KEY}` } }],
    status: { code: "error", message: `401 for ${KEY}` },
  });
  expect(JSON.stringify(span)).not.toContain(KEY.slice(3));
  expect(span.status?.message).toMatch(/^401 for /);
});

test("what stands under a credential's name is one word, as in a request's body", () => {
  const { attributes } = masked({
    attributes: { "ai.toolCall.args": { password: "hunter2!", user: "ann" } },
  });
  expect(attributes).toEqual({ "ai.toolCall.args": { password: "redacted", user: "ann" } });
});

test.each([
  ["url.full", "https://api.example.com/v1/models?key=short1&alt=sse"],
  ["url.query", "?key=short1&alt=sse"],
  ["http.target", "/v1/models?key=short1&alt=sse"],
])("the key in an address is left out of %s", (name, address) => {
  const { attributes } = masked({ attributes: { [name]: address } });
  expect(attributes[name]).toBe(address.replace("short1", "redacted"));
});

test("a key without a look of its own is known by having been sent as one", () => {
  const request: RecordedRequest = {
    method: "POST",
    url: "https://api.example.com/v1/chat",
    headers: [["authorization", `Bearer ${OWN}`]],
    body: null,
  };
  const parts = { attributes: { "gen_ai.output.messages": `you sent ${OWN}` } };
  expect(masked(parts).attributes).toEqual(parts.attributes);
  expect(JSON.stringify(masked(parts, [request, request]))).not.toContain(OWN);
});

test("a span without credentials stays as it is, and masking what is masked changes nothing", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), jsonValues), (attributes) => {
      const once = masked({ attributes });
      expect(masked(once)).toEqual(once);
    }),
  );
  const plain = { "gen_ai.request.model": "some-model", "gen_ai.usage.input_tokens": 7, max_tokens: 5 };
  expect(masked({ attributes: plain }).attributes).toBe(plain);
});
