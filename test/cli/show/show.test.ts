import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import stringWidth from "string-width";
import { beforeAll, expect, test } from "vitest";
import type { Cassette, Interaction, RecordedSpan } from "../../../src/cassette/cassette.ts";
import { fsStore } from "../../../src/cassette/store.ts";
import { chat } from "../../trace/chat.ts";
import { recordedSpan } from "../../trace/recorded-span.ts";
import { runProgram } from "../run-program.ts";

const cwd = mkdtempSync(join(tmpdir(), "llm-replay-show-"));

const cassette = (interactions: readonly Interaction[], spans: readonly RecordedSpan[] = []): Cassette => ({
  version: 1,
  recorder: { name: "llm-replay", version: "0.1.0" },
  interactions,
  spans,
  takes: [],
  variables: {},
});

const long = "It is on its way to Paris, and will be there on Monday. ".repeat(4).trim();

const agent = cassette(
  [
    chat({ at: 10, status: 429, span: "s1" }),
    chat({
      at: 200,
      span: "s1",
      message: {
        role: "assistant",
        content: null,
        tool_calls: [
          { id: "c1", type: "function", function: { name: "find_order", arguments: '{"id":"A-1"}' } },
        ],
      },
    }),
    chat({
      at: 600,
      ms: 400,
      messages: [
        { role: "user", content: "Hi" },
        { role: "user", content: "And the other?" },
      ],
      message: { role: "assistant", content: `\u001B[31m${long}\u001B[0m` },
      usage: { prompt_tokens: 1200, completion_tokens: 40, prompt_tokens_details: { cached_tokens: 1024 } },
    }),
    chat({ at: 1200, role: "judge" }),
  ],
  [
    recordedSpan({ id: "s1", name: "support › 日本", end: 500 }),
    recordedSpan({
      id: "s2",
      name: "execute_tool find_order",
      parent: "s1",
      start: 310,
      end: 480,
      attributes: { "gen_ai.operation.name": "execute_tool", "gen_ai.tool.call.arguments": { id: "A-1" } },
    }),
  ],
);

beforeAll(async () => {
  const store = fsStore();
  await store.write(join(cwd, "cassettes", "support", "agent.json"), agent);
  await store.write(join(cwd, "cassettes", "refund.json"), cassette([chat({ model: "my-own" })]));
  return () => rmSync(cwd, { recursive: true });
});

const show = async (columns: number | undefined, ...words: string[]) => {
  const { code, out, err } = await runProgram(["show", ...words], { cwd, columns });
  return { code, out: stripVTControlCharacters(out), raw: out, err };
};

test("a trace is shown as a tree with bars, figures, and what each call was about", async () => {
  const { code, out } = await show(100, "support/agent");
  expect(code).toBe(0);
  expect(out.split("\n").map((line) => line.trimEnd())).toEqual([
    "",
    "cassettes/support/agent.json  recorded 2026-01-02 03:04 UTC",
    "",
    "                            0                                   990 ms",
    "support › 日本              ━━━━━━━━━━━━━━━━━━━━━                       500 ms",
    "├─ chat gpt-4o              ████                                        100 ms                    $0",
    "│     openai",
    "│     429 server_error: try again",
    "├─ chat gpt-4o                      ████                                100 ms    100 → 10  $0.00035",
    '│     openai · attempt 2 · stop · → find_order({"id":"A-1"})',
    "└─ execute_tool find_order               ━━━━━━━                        170 ms",
    '      ({"id":"A-1"})',
    "chat gpt-4o                                          █████████████████  400 ms  1,200 → 40   $0.0021",
    "   openai · 1,024 cached · stop · “It is on its way to Paris, and will be there on Monday. It is on…",
    "",
    "3 calls · 1,300 tokens in (1,024 cached) · 50 tokens out · $0.0025 · 990 ms · 1 tried again · 1 failed",
    "Apart from these, 1 call of a judge, $0.00035.",
    expect.stringMatching(
      /^Prices at the time of recording, from @pydantic\/genai-prices .* of \d{4}-\d\d-\d\d\.$/,
    ),
    "",
  ]);
});

/** The lines of the tree: the sums below it are text. */
const treeOf = (out: string): string[] => out.slice(0, out.indexOf("\n3 calls")).split("\n");

test("no line of a tree is wider than the terminal, and bars give way to figures", async () => {
  for (const columns of [40, 60, 80, 120]) {
    const { out } = await show(columns, "support/agent");
    expect(Math.max(...treeOf(out).map((line) => stringWidth(line)))).toBeLessThanOrEqual(columns);
  }
  expect((await show(40, "support/agent")).out).not.toContain("━");
});

test("what was recorded cannot steer the terminal", async () => {
  for (const words of [["support/agent"], ["support/agent", "--full"]])
    expect((await show(100, ...words)).raw).not.toContain("\u001B[31mIt is");
});

test("in full, each call tells what was said, and of a history only what is new", async () => {
  const { out } = await show(100, "support/agent", "--full");
  expect(out).toContain(long);
  expect(out).toContain('       → find_order {\n│         "id": "A-1"');
  expect(out.match(/ Hi$/gm)).toHaveLength(1);
  expect(out).toContain("And the other?");
});

test("as JSON it is the trace, whole", async () => {
  const { out } = await show(undefined, "support/agent", "--json");
  expect(JSON.parse(out)).toMatchObject({
    title: "cassettes/support/agent.json",
    duration: 990,
    retries: 1,
    usage: { input: 1300 },
    calls: [{ index: 0 }, { attempt: 2 }, { usage: { cacheRead: 1024 } }],
  });
});

test("a cassette may be named by its file, its folder or its name", async () => {
  const { out: byFile } = await show(100, "cassettes/support/agent.json");
  expect((await show(100, "support/agent")).out).toBe(byFile);
  expect((await show(100, "cassettes/support")).out).toBe(byFile);
  const { out: all } = await show(100, "cassettes");
  expect(all).toContain("cassettes/refund.json");
  expect(all).toContain("cassettes/support/agent.json");
  expect((await show(100, "agent", "--dir", "cassettes/support")).out).toBe(byFile);
});

test("a name is that of a cassette, else that of a folder below the folder of the cassettes", async () => {
  const { out: byFile } = await show(100, "support/agent");
  expect((await show(100, "support")).out).toBe(byFile);
  expect((await show(100, "support/")).out).toBe(byFile);
  mkdirSync(join(cwd, "support"));
  expect((await show(100, "support")).out).toBe(byFile);
});

test("a model without a price is told with the way to give it one", async () => {
  const { out } = await show(100, "refund");
  expect(out).toContain("unpriced");
  expect(out).toMatch(/No price: .*my-own.*prices:/);
});

test("a cassette that is not there is named, and none at all is asked for", async () => {
  expect(await show(100, "nowhere")).toMatchObject({
    code: 2,
    out: "",
    err: expect.stringContaining('There is no cassette "nowhere"'),
  });
  expect(await show(100)).toMatchObject({
    code: 2,
    err: expect.stringContaining("llm-replay show cassettes"),
  });
  expect(await show(100, "../../elsewhere")).toMatchObject({ code: 2 });
  mkdirSync(join(cwd, "empty"));
  for (const name of ["empty", "none"]) {
    const { code, err } = await show(100, join(cwd, name));
    expect([code, err]).toEqual([2, expect.stringContaining("There is no cassette")]);
  }
});
