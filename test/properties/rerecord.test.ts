import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as fc from "fast-check";
import { beforeAll, expect, test, vi } from "vitest";
import { withCassette } from "../../src/index.ts";
import { readAll, sameChunks, type Seen } from "../corpus/exchange.ts";
import { temporaryFolder } from "../corpus/stage.ts";
import { startUpstream, type Plan } from "../corpus/upstream.ts";
import { plans } from "./arbitraries.ts";

beforeAll(() => {
  vi.stubEnv("LLM_REPLAY_ALLOW_RECORD", "1");
  return () => vi.unstubAllEnvs();
});

/** What a server says anew each time: none of it may show in the file. */
const stamped = (plan: Plan, turn: number): Plan => ({
  ...plan,
  headers: [
    ...plan.headers,
    ["date", new Date(turn * 86_400_000).toUTCString()],
    ["x-request-id", `req_${turn}${"0".repeat(20)}`],
    ["cf-ray", `${turn}abc-FRA`],
    ["openai-processing-ms", String(turn * 7)],
    ["set-cookie", `__cf_bm=${turn}.fresh; path=/`],
  ],
});

const masked = (text: string): string =>
  text
    .replaceAll(/"recordedAt": "[^"]*"/g, '"recordedAt": "then"')
    .replaceAll(/"timing": \{[^}]*\}/g, '"timing": {}');

test("recording the same upstream again changes nothing in the file but the times", async () => {
  await using upstream = await startUpstream();
  await using folder = await temporaryFolder();
  const options = { dir: folder.path, mode: "record", traffic: { record: ["127.0.0.1"] } } as const;
  const file = join(folder.path, "again.json");

  const record = async (answers: readonly Plan[], turn: number) => {
    upstream.plan(...answers.map((plan) => stamped(plan, turn)));
    const { result } = await withCassette("again", options, async () => {
      const seen: Seen[] = [];
      for (const index of answers.keys()) {
        const body = JSON.stringify({ messages: Array.from({ length: index + 1 }, () => "a turn") });
        seen.push(await readAll(await fetch(`${upstream.url}/v1/again`, { method: "POST", body })));
      }
      return seen;
    });
    return { seen: result, text: masked(await readFile(file, "utf8")) };
  };

  const whole = plans.filter((plan) => plan.breaksAfter === undefined);
  await fc.assert(
    fc.asyncProperty(fc.array(whole, { minLength: 1, maxLength: 4 }), async (answers) => {
      const first = await record(answers, 1);
      const second = await record(answers, 2);
      fc.pre(first.seen.every(({ chunks }, index) => sameChunks(chunks, second.seen[index]!.chunks)));
      expect(second.text).toBe(first.text);
    }),
    { numRuns: 40 },
  );
}, 60_000);
