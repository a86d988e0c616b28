import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, type ExpectStatic, test } from "vitest";
import { type Registered, runProgram, type Told, type ToldSpan, treeOf } from "./run-program.ts";
import { startUpstream, USAGE } from "./upstream.ts";

const SDKS = { 1: "1.30", 2: "2.12", 3: "3.1" };

/** What lies in the program's own span, and how many calls were made. */
const PROGRAMS: Record<string, { readonly tree: string; readonly calls: number }> = {
  "ai-6": {
    calls: 3,
    tree: `
ai.generateText [ai]
  ai.generateText.doGenerate [ai]
  ai.generateText.doGenerate [ai]
  ai.toolCall [ai]
ai.streamText [ai]
  ai.streamText.doStream [ai]`,
  },
  "ai-7": {
    calls: 3,
    tree: `
invoke_agent some-model [gen_ai]
  step 1 [gen_ai]
    chat some-model [gen_ai]
invoke_agent some-model [gen_ai]
  step 1 [gen_ai]
    chat some-model [gen_ai]
    execute_tool weather [gen_ai]
  step 2 [gen_ai]
    chat some-model [gen_ai]`,
  },
  traceloop: {
    calls: 2,
    tree: `
chat some-model [@traceloop/instrumentation-openai]
chat some-model [@traceloop/instrumentation-openai]`,
  },
  openinference: {
    calls: 2,
    tree: `
OpenAI Chat Completions [@arizeai/openinference-instrumentation-openai]
OpenAI Chat Completions [@arizeai/openinference-instrumentation-openai]`,
  },
  undici: {
    calls: 2,
    tree: `
POST [@opentelemetry/instrumentation-undici]
POST [@opentelemetry/instrumentation-undici]
chat some-model
chat some-model`,
  },
};

/** The tree that a program's trace is to have, in a root of the cassette's name. */
const wholeTree = (program: string, tree: string): string =>
  [
    program,
    "  before the provider [early]",
    "  program [early]",
    ...tree
      .trim()
      .split("\n")
      .map((line) => `    ${line}`),
    "",
  ].join("\n");

const REGISTERED: Record<Registered, string> = {
  none: "no provider registered",
  before: "a provider registered before",
  after: "a provider registered after",
};

/** What a program sent and kept the first time, and what came of it when it ran again. */
const runTwice = async (sdk: number, program: string, registered: Registered) => {
  const dir = await mkdtemp(join(tmpdir(), "llm-replay-otel-"));
  await using upstream = await startUpstream();
  const run = () => runProgram(sdk, program, registered, dir, upstream.url);
  try {
    return { recorded: await run(), replayed: await run(), asked: upstream.asked() };
  } finally {
    await rm(dir, { recursive: true });
  }
};

/** The spans that some library made, less what began before the provider of the project was there. */
const madeAfter = (registered: Registered, spans: readonly ToldSpan[]): readonly Partial<ToldSpan>[] =>
  spans
    .filter(({ scope }) => scope !== undefined)
    .filter(({ name }) => registered !== "after" || name !== "before the provider")
    .map(({ id, parent, name }) => ({ id, name, ...(parent !== undefined && { parent }) }));

const proveWhole = (told: Told, program: string, registered: Registered, expect: ExpectStatic): void => {
  const { tree, calls } = PROGRAMS[program]!;
  const { spans, exported } = told;
  expect(treeOf(spans)).toBe(wholeTree(program, tree));
  expect(told.calls).toBe(calls);
  expect(told.usage).toMatchObject({
    input: calls * USAGE.prompt_tokens,
    output: calls * USAGE.completion_tokens,
  });
  const tokens = spans.flatMap(({ isCall, inputTokens }) => (isCall ? [inputTokens] : []));
  expect(tokens).toEqual(Array.from({ length: calls }, () => USAGE.prompt_tokens));
  expect(exported === undefined).toBe(registered === "none");
  if (exported) expect(treeOf(exported)).toBe(treeOf(madeAfter(registered, spans)));
  expect(new Set(exported?.map(({ id }) => id)).size).toBe(exported?.length ?? 0);
};

for (const [sdk, version] of Object.entries(SDKS))
  for (const [registered, how] of Object.entries(REGISTERED) as [Registered, string][])
    describe(`SDK ${version}, ${how}`, () => {
      for (const [program, { calls }] of Object.entries(PROGRAMS))
        test.concurrent(
          `${program}: the replay has the recording's tree, the exporter is whole, nothing counts twice`,
          async ({ expect }) => {
            const { recorded, replayed, asked } = await runTwice(Number(sdk), program, registered);
            expect(recorded).toMatchObject({ served: 0, sent: calls, notes: [] });
            expect(replayed).toMatchObject({ served: calls, sent: 0, notes: [], result: recorded.result });
            expect(asked).toBe(calls);
            proveWhole(recorded, program, registered, expect);
            proveWhole(replayed, program, registered, expect);
          },
        );
    });
