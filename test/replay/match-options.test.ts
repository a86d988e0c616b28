import { expect, test } from "vitest";
import { CREDENTIAL_HEADER, credentialFingerprint } from "../../src/cassette/credential.ts";
import type { RecordedRequest } from "../../src/cassette/cassette.ts";
import type { TapeOptions } from "../../src/replay/match-options.ts";
import { normalizedKey } from "../../src/replay/normalized-key.ts";
import { openTape } from "../../src/replay/tape.ts";
import { asked, chat, interaction, type Told, URL_OF_CHAT } from "./recorded.ts";

const isHit = async (recorded: Told, today: Told, options: TapeOptions): Promise<boolean> =>
  openTape({ interactions: [interaction(recorded)] }, options).find(await asked(today), "any") !== undefined;

test("what match.ignore points at does not count, be it there or not", async () => {
  const ignore = ["$.metadata.session", "$.messages[*].name"];
  const recorded = { body: { ...chat("a"), metadata: { session: 1 } } };
  expect(await isHit(recorded, { body: { ...chat("a"), metadata: { session: 2 } } }, { ignore })).toBe(true);
  expect(await isHit(recorded, { body: { ...chat("a"), metadata: {} } }, { ignore })).toBe(true);
  expect(await isHit(recorded, { body: { ...chat("b"), metadata: { session: 1 } } }, { ignore })).toBe(false);
});

test("headers that match.headers names count", async () => {
  const recorded = { body: chat("a"), headers: [["x-tenant", "one"]] } as const;
  const options = { headers: ["X-Tenant"] };
  expect(await isHit(recorded, recorded, options)).toBe(true);
  expect(await isHit(recorded, { ...recorded, headers: [["x-tenant", "two"]] }, options)).toBe(false);
});

test("the key that match.normalize gives replaces method, URL and body, and the stored one wins", async () => {
  const normalize = ({ body }: { body: unknown }) => (body as { model: string }).model;
  const recorded = interaction({ body: chat("a") });
  expect(
    await isHit({ body: chat("a") }, { body: chat("b"), url: "https://proxy.test/x" }, { normalize }),
  ).toBe(true);
  const key = normalizedKey(recorded.request, normalize);
  const stored = { ...recorded, request: { ...recorded.request, body: null, key } };
  const tape = openTape({ interactions: [stored] }, { normalize });
  expect(tape.find(await asked({ body: chat("c") }), "any")).toBeDefined();
});

test("a long key is kept as its fingerprint", () => {
  const { request } = interaction({ body: chat("x".repeat(1000)) });
  expect(normalizedKey(request, ({ body }) => body)).toMatch(/^sha256 [0-9a-f]{64}$/);
});

test("with match.credentials another key is not answered with a 200, and no key is kept", async () => {
  const sent = { body: chat("a"), headers: [["authorization", "Bearer right"]] } as const;
  const fingerprint = credentialFingerprint(
    new Request(URL_OF_CHAT, { headers: { authorization: "Bearer right" } }),
  );
  expect(fingerprint).toMatch(/^[0-9a-f]{16}$/);
  const recorded: Told = { body: chat("a"), headers: [[CREDENTIAL_HEADER, fingerprint ?? ""]] };
  expect(await isHit(recorded, sent, { credentials: true })).toBe(true);
  const other = { ...sent, headers: [["authorization", "Bearer wrong"]] } as const;
  expect(await isHit(recorded, other, { credentials: true })).toBe(false);
});

/** Hides keys as a redactor does: same length, same kind of characters. */
const redact = (request: RecordedRequest): RecordedRequest =>
  JSON.parse(
    JSON.stringify(request).replaceAll(/sk-[a-z0-9]+/g, (key) => `sk-${"x".repeat(key.length - 3)}`),
  ) as RecordedRequest;

test.each([
  ["with the quick look", { redact, mayHoldSecret: (text: string) => text.includes("sk-") }],
  ["where every request is redacted", { redact }],
])(
  "a secret that was hidden while recording does not keep a request from matching, %s",
  async (_how, options) => {
    const url = (key: string) => `https://api.test/v1?key=${key}`;
    const recorded = { url: url("sk-xxxx"), body: chat("my key is sk-xxxx") };
    expect(await isHit(recorded, { url: url("sk-ab12"), body: chat("my key is sk-ab12") }, options)).toBe(
      true,
    );
    expect(await isHit(recorded, { url: url("sk-ab12"), body: chat("my key was sk-ab12") }, options)).toBe(
      false,
    );
  },
);
