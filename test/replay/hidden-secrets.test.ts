import { expect, test } from "vitest";
import { CREDENTIAL_HEADER, credentialFingerprint } from "../../src/cassette/credential.ts";
import type { RecordedRequest } from "../../src/cassette/cassette.ts";
import type { TapeOptions } from "../../src/replay/match-options.ts";
import { openTape } from "../../src/replay/tape.ts";
import { asked, chat, interaction, type Told, URL_OF_CHAT } from "./recorded.ts";

/** Takes a header out and hides keys, as a redactor does. */
const redact = (request: RecordedRequest): RecordedRequest => {
  const text = JSON.stringify(request).replaceAll(
    /sk-[a-z0-9]+/g,
    (key) => `sk-${"x".repeat(key.length - 3)}`,
  );
  const hidden = JSON.parse(text) as RecordedRequest;
  return { ...hidden, headers: hidden.headers.filter(([name]) => name !== "x-session") };
};

const mayHoldSecret = (text: string): boolean => text.includes("sk-");

const WAYS: [string, TapeOptions][] = [
  ["with the quick look", { redact, mayHoldSecret }],
  ["where every request is redacted", { redact }],
];

const isHit = async (recorded: Told, today: Told, options: TapeOptions): Promise<boolean> =>
  openTape({ interactions: [interaction(recorded)] }, options).find(await asked(today), "any") !== undefined;

test.each(WAYS)("a header that is not kept does not count, one that is does, %s", async (_way, ways) => {
  const options = { ...ways, headers: ["x-session", "x-tenant"] };
  const recorded: Told = { body: chat("a"), headers: [["x-tenant", "sk-xxxx"]] };
  const today = (tenant: string): Told => ({
    body: chat("a"),
    headers: [
      ["x-session", "anything"],
      ["x-tenant", tenant],
    ],
  });
  expect(await isHit(recorded, today("sk-ab12"), options)).toBe(true);
  expect(await isHit(recorded, today("other"), options)).toBe(false);
});

test.each(WAYS)("the fingerprint of a key counts though the key is hidden, %s", async (_way, ways) => {
  const options = { ...ways, credentials: true };
  const sent = (key: string): Told => ({ body: chat("a"), headers: [["authorization", `Bearer ${key}`]] });
  const headers = new Headers({ authorization: "Bearer sk-right" });
  const fingerprint = credentialFingerprint({ url: URL_OF_CHAT, headers }) ?? "";
  const recorded: Told = { body: chat("a"), headers: [[CREDENTIAL_HEADER, fingerprint]] };
  expect(await isHit(recorded, sent("sk-right"), options)).toBe(true);
  expect(await isHit(recorded, sent("sk-wrong"), options)).toBe(false);
  expect(await isHit(recorded, { body: chat("a") }, options)).toBe(false);
});

test("with match.normalize the fingerprint counts beside the key it gives, and so does the role", async () => {
  const options: TapeOptions = { credentials: true, normalize: () => "same" };
  const headers = new Headers({ authorization: "Bearer sk-right" });
  const fingerprint = credentialFingerprint({ url: URL_OF_CHAT, headers }) ?? "";
  const recorded: Told = { body: chat("a"), headers: [[CREDENTIAL_HEADER, fingerprint]] };
  const sent = (key: string, more: Partial<Told> = {}): Told => ({
    body: chat("b"),
    headers: [["authorization", `Bearer ${key}`]],
    ...more,
  });
  expect(await isHit(recorded, sent("sk-right"), options)).toBe(true);
  expect(await isHit(recorded, sent("sk-wrong"), options)).toBe(false);
  expect(await isHit(recorded, sent("sk-right", { role: "judge" }), options)).toBe(false);
});

test("match.normalize is given a request whose secrets are hidden", async () => {
  const seen: string[] = [];
  const normalize: TapeOptions["normalize"] = ({ url, body }) => {
    seen.push(`${url} ${JSON.stringify(body)}`);
    return "same";
  };
  const today = { url: `${URL_OF_CHAT}?k=sk-ab12`, body: chat("my key is sk-ab12") };
  expect(await isHit({ body: chat("a") }, today, { redact, mayHoldSecret, normalize })).toBe(true);
  expect(seen.join()).not.toContain("sk-ab12");
  expect(seen.join()).toContain("sk-xxxx");
});

test.each(WAYS)(
  "a request whose body was not kept is found by its address, secrets hidden, %s",
  async (_way, ways) => {
    const { request, ...rest } = interaction({ url: `${URL_OF_CHAT}?k=sk-xxxx` });
    const lost = { ...request, body: null, lost: ["body" as const] };
    const tape = openTape({ interactions: [{ ...rest, request: lost }] }, ways);
    const today = await asked({ url: `${URL_OF_CHAT}?k=sk-ab12`, body: chat("anything") });
    expect(tape.find(today, "any")?.index).toBe(0);
  },
);

test("what looks like no secret is compared as it stands, never hidden for nothing", async () => {
  const bodies: unknown[] = [];
  const counting = (request: RecordedRequest): RecordedRequest => {
    bodies.push(request.body);
    return redact(request);
  };
  const tape = openTape(
    { interactions: [interaction({ body: chat("a") }), interaction({ body: chat("b") })] },
    { redact: counting, mayHoldSecret },
  );
  for (const text of ["a", "b"]) expect(tape.find(await asked({ body: chat(text) }), "any")).toBeDefined();
  expect(bodies).toEqual([null]);
});
