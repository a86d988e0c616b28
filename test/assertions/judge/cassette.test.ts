import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import OpenAI from "openai";
import { expect, test } from "vitest";
import { type JudgeOptions, passJudge } from "../../../src/assertions/index.ts";
import type { Cassette } from "../../../src/cassette/cassette.ts";
import { currentTrace, withCassette } from "../../../src/index.ts";
import { ANSWER, type JudgeModel, startJudgeModel } from "./judge-model.ts";

const RUBRIC = "Names how long a refund takes.";
const prices = { "gpt-4o-mini": { input: 1, output: 2 } };

/** What a test does: the program answers once, and the answer is judged three times. */
const judgedBy = (url: string, options: (client: OpenAI) => JudgeOptions) => async () => {
  const client = new OpenAI({ apiKey: "key", baseURL: url, maxRetries: 0 });
  await client.chat.completions.create({
    model: "gpt-4o-mini",
    messages: [{ role: "user", content: "How long?" }],
  });
  const before = currentTrace();
  const verdict = await passJudge(currentTrace(), RUBRIC, { ...options(client), samples: 3 });
  return { verdict, before: [before.calls.length, before.usage, before.cost] };
};

const folder = async () => {
  const dir = await mkdtemp(join(tmpdir(), "llm-replay-judge-"));
  return { dir, [Symbol.asyncDispose]: () => rm(dir, { recursive: true }) };
};

const sent = ({ bodies }: JudgeModel, place: number) => JSON.stringify(bodies[place]);

test.each<readonly [string, (client: OpenAI) => JudgeOptions]>([
  ["a client's chat completions", (client) => ({ client, model: "gpt-4o" })],
  ["a client's responses", ({ responses }) => ({ client: { responses }, model: "gpt-4o" })],
  [
    "a function",
    (client) => ({
      judge: async ({ system, user }) => {
        const reply = await client.chat.completions.create({
          model: "gpt-4o",
          messages: [
            { role: "system", content: system },
            { role: "user", content: user },
          ],
          response_format: { type: "json_object" },
        });
        return reply.choices[0]?.message.content ?? "";
      },
    }),
  ],
])("%s: judged once, recorded beside the program's calls, and replayed offline", async (_title, options) => {
  await using place = await folder();
  const model = await startJudgeModel();
  const run = (mode: "record" | "replay") =>
    withCassette(
      "refund",
      { dir: place.dir, mode, traffic: { record: [model.host] }, prices },
      judgedBy(model.url, options),
    );
  const recorded = await run("record");
  await model[Symbol.asyncDispose]();
  const replayed = await run("replay");

  expect(model.bodies).toHaveLength(4);
  expect(sent(model, 1)).toBe(sent(model, 2));
  expect(sent(model, 1)).toBe(sent(model, 3));
  expect(replayed.result).toEqual(recorded.result);
  expect(recorded.result.verdict).toMatchObject({
    pass: true,
    score: expect.closeTo(2 / 3, 9) as number,
    actual: ANSWER,
  });
  expect(recorded.result.verdict.message).toContain(
    "The judge said 2 of 3 times pass, with a score of 0.666.",
  );
  for (const { trace, result } of [recorded, replayed]) {
    expect(trace.judgeCalls).toHaveLength(3);
    expect(trace.judgeCalls.map(({ role }) => role)).toEqual(["judge", "judge", "judge"]);
    expect([trace.calls.length, trace.usage, trace.cost]).toEqual(result.before);
    expect(trace.usage).toEqual({ input: 100, output: 20 });
    expect(trace.cost?.total).toBeCloseTo(0.00014, 9);
  }
  const cassette = JSON.parse(await readFile(join(place.dir, "refund.json"), "utf8")) as Cassette;
  expect(cassette.interactions.map(({ role }) => role ?? "app")).toEqual(["app", "judge", "judge", "judge"]);
});

test("a client is asked for a verdict as structured output, with what else was given", async () => {
  await using model = await startJudgeModel();
  const client = new OpenAI({ apiKey: "secret-key", baseURL: model.url });
  const { configuration } = await passJudge(ANSWER, RUBRIC, {
    client,
    model: "gpt-4o",
    parameters: { temperature: 0 },
  });
  await passJudge(ANSWER, RUBRIC, { client: { responses: client.responses }, model: "gpt-4o" });
  expect(model.bodies).toMatchObject([
    {
      model: "gpt-4o",
      temperature: 0,
      messages: [{ role: "system" }, { role: "user", content: expect.stringContaining(RUBRIC) as string }],
      response_format: {
        type: "json_schema",
        json_schema: { name: "verdict", strict: true, schema: { type: "object" } },
      },
    },
    {
      model: "gpt-4o",
      instructions: expect.stringContaining("You judge texts") as string,
      input: expect.stringContaining(ANSWER) as string,
      text: { format: { type: "json_schema", name: "verdict", strict: true, schema: { type: "object" } } },
    },
  ]);
  expect(configuration).toEqual([RUBRIC, { model: "gpt-4o", parameters: { temperature: 0 } }]);
});

test("what is not in the cassette is a miss, not a verdict", async () => {
  await using place = await folder();
  await using model = await startJudgeModel();
  const work = (rubric: string) => () =>
    passJudge(ANSWER, rubric, { client: new OpenAI({ apiKey: "key", baseURL: model.url }), model: "gpt-4o" });
  const options = { dir: place.dir, traffic: { record: [model.host] } };
  await withCassette("miss", { ...options, mode: "record" }, work(RUBRIC));
  await expect(withCassette("miss", { ...options, mode: "replay" }, work("Is polite."))).rejects.toThrow(
    "No recorded interaction answers POST",
  );
});
