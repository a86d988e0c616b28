import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Options } from "../../src/index.ts";
import { setStage } from "./stage.ts";

beforeAll(() => void vi.stubEnv("LLM_REPLAY_ALLOW_RECORD", "1"));
afterAll(() => void vi.unstubAllEnvs());

type Sent = Record<string, string>;

/** Records a request with some headers, and asks for it with others. */
const again = async (match: Options["match"], recorded: Sent, today: Sent, redact?: Options["redact"]) => {
  await using stage = await setStage();
  const sent = (headers: Sent) => async () => (await stage.send({ text: "hi" }, { headers })).status;
  await stage.tape("a", { match, redact }, sent(recorded));
  return (await stage.tape("a", { match, redact, mode: "replay" }, sent(today))).result;
};

const KEY = { authorization: "Bearer first-key-of-two" };
const OTHER_KEY = { authorization: "Bearer other-key-of-two" };

test("a miss names the header of match.headers in which the requests differ", async () => {
  const missed = again({ headers: ["x-team"] }, { "x-team": "red" }, { "x-team": "blue" });
  await expect(missed).rejects.toThrow(/header x-team\n +recorded +"red"\n +now +"blue"/);
});

test("a miss for another credential says that it is the credential, and not which", async () => {
  const missed = again({ credentials: true }, KEY, OTHER_KEY);
  await expect(missed).rejects.toThrow(/header x-llm-replay-credential\n +recorded +"\w{16}"/);
  await expect(missed).rejects.not.toThrow(/key-of-two/);
});

test("credentials count beside a normalize, whatever it makes of the request", async () => {
  for (const normalize of [() => "same", (request: unknown) => request as Sent]) {
    const match = { credentials: true, normalize };
    expect(await again(match, KEY, KEY)).toBe(200);
    await expect(again(match, KEY, OTHER_KEY)).rejects.toMatchObject({ code: "miss" });
  }
});

test("a header that is not kept does not keep its request from matching", async () => {
  const beta = { "anthropic-beta": "tools-2024" };
  expect(await again({}, beta, beta, { headers: ["anthropic-beta"] })).toBe(200);
});
