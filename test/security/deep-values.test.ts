import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test, vi } from "vitest";
import { textOf } from "../../src/cassette/body.ts";
import { DEEPEST } from "../../src/formats/parse-json.ts";
import { withCassette } from "../../src/index.ts";
import { openTape } from "../../src/replay/tape.ts";
import { buildReport } from "../../src/reporters/build-report.ts";
import { htmlReport } from "../../src/reporters/html/html-report.ts";
import { jsonReport } from "../../src/reporters/json.ts";
import { junitReport } from "../../src/reporters/junit.ts";
import { markdownReport } from "../../src/reporters/markdown.ts";
import { readReport } from "../../src/reporters/report-schema.ts";
import { textReport } from "../../src/reporters/text.ts";
import { readTrace } from "../../src/trace/read-trace.ts";
import { cassetteOf } from "../cassette/cassette-of.ts";
import { temporaryFolder } from "../corpus/stage.ts";
import { startUpstreamOfAllHosts } from "../corpus/upstream.ts";
import { asked, interaction } from "../replay/recorded.ts";
import { detailsOf, PAGE } from "../reporters/html/read-page.ts";
import { sideOf } from "../reporters/suites.ts";
import { chat } from "../trace/chat.ts";
import { recordedSpan } from "../trace/recorded-span.ts";

beforeAll(() => {
  vi.stubEnv("LLM_REPLAY_ALLOW_RECORD", "1");
  return () => vi.unstubAllEnvs();
});

const KEY = `sk-proj-${"Zx9Qw8Er7Ty6".repeat(5)}`;
const PASSWORD = "Tr0ub4dor-and-3";

const nested = (levels: number, inner: string): string =>
  `${'{"a":['.repeat(levels / 2)}${inner}${"]}".repeat(levels / 2)}`;

const deep = (levels: number, said: string): string =>
  nested(levels, `{"password":"${PASSWORD}","said":${JSON.stringify(`${said} ${KEY}`)}}`);

const FORMS = {
  JSON: { type: "application/json", answer: (text: string) => text },
  "an event": { type: "text/event-stream", answer: (text: string) => `data: {"n":1}\n\ndata: ${text}\n\n` },
  "a line": { type: "application/x-ndjson", answer: (text: string) => `{"n":1}\n${text}\n` },
};

const ask = async (question: string): Promise<string> => {
  const request = { model: "gpt-4o", messages: [{ role: "user", content: question }] };
  const body = `${JSON.stringify(request).slice(0, -1)},"deep":${deep(5_000, question)}}`;
  const headers = { authorization: `Bearer ${KEY}`, "content-type": "application/json" };
  const url = "https://api.openai.com/v1/chat/completions";
  return (await fetch(url, { method: "POST", headers, body })).text();
};

test.each(Object.entries(FORMS))(
  "the program gets what nests beyond measure in %s, live and replayed, and no file gets its credentials",
  async (_form, { type, answer }) => {
    await using folder = await temporaryFolder();
    const dir = folder.path;
    const given = answer(deep(5_000, "Answer"));
    {
      await using upstream = await startUpstreamOfAllHosts();
      upstream.answer(() => ({
        status: 200,
        headers: [["content-type", type]],
        pieces: [Buffer.from(given)],
      }));
      const { result } = await withCassette("deep", { dir, mode: "record" }, () => ask("Question"));
      expect(result).toBe(given);
    }
    const text = await readFile(join(dir, "deep.json"), "utf8");
    expect(text).not.toContain(KEY.slice(8, 24));
    expect(text).not.toContain(PASSWORD);
    const { result } = await withCassette("deep", { dir, mode: "replay" }, () => ask("Question"));
    expect(result).toHaveLength(given.length);
    await expect(withCassette("deep", { dir, mode: "replay" }, () => ask("Another"))).rejects.toMatchObject({
      code: "miss",
    });
  },
);

test("what nests beyond measure is read, compared and shown", () => {
  const [base, head] = ["Base", "Head"].map((said) => {
    const content = deep(5_000, said);
    const interaction = chat({ message: { role: "assistant", content } });
    const request = { ...interaction.request, body: { text: [content] } };
    return { "cassettes/a.json": cassetteOf([interaction, { ...interaction, request }]) };
  });
  const report = buildReport({ base: sideOf("main", base ?? {}), head: sideOf("head", head ?? {}) });
  expect(report.tests).toHaveLength(1);
  for (const render of [textReport, markdownReport, junitReport]) expect(render(report)).toContain("a");
  expect(detailsOf(htmlReport(report, PAGE)).flat()).toHaveLength(1);
  expect(jsonReport(readReport(jsonReport(report), "report.json"))).toBe(jsonReport(report));
});

const asking = (said: string) =>
  interaction({ body: `{"model":"gpt-4o","deep":${nested(DEEPEST - 4, JSON.stringify({ said }))}}` });

test("the deepest JSON that is read as values is matched, and a miss of it explained", async () => {
  const recorded = asking("this");
  const incoming = await asked({ body: textOf(asking("that").request.body) ?? "" });
  expect(openTape({ interactions: [recorded] }, { ignore: ["$..said"] }).find(incoming, "any")).toBeDefined();
  const tape = openTape({ interactions: [recorded] });
  expect(tape.find(incoming, "any")).toBeUndefined();
  expect(tape.nearest(incoming).differences).toEqual([
    { path: expect.stringMatching(/^\$\.deep\.a\[0\]\.a.*\.said$/), recorded: "this", today: "that" },
  ]);
});

test("a report that nests beyond measure is refused by name", () => {
  expect(() => readReport(nested(3_000, "1"), "report.json")).toThrow(
    expect.objectContaining({ code: "reportUnreadable", message: expect.stringContaining("nests deeper") }),
  );
});

const chain = (count: number) =>
  Array.from({ length: count }, (_, n) =>
    recordedSpan({ id: `s${n}`, parent: `s${n - 1}`, name: `span ${n}` }),
  );

test.each([
  ["nest beyond measure", chain(20_000), 20_000],
  ["lie in each other", [recordedSpan({ id: "a", parent: "b" }), recordedSpan({ id: "b", parent: "a" })], 2],
  [
    "are called as the root is",
    [recordedSpan({ id: "root" }), recordedSpan({ id: "s1", parent: "root" })],
    2,
  ],
  [
    "bear one id",
    Array.from({ length: 60 }, (_, n) => recordedSpan({ id: `s${n >> 1}`, parent: `s${(n >> 1) - 1}` })),
    60,
  ],
])("spans that %s stand in the trace, each once", (_how, spans, count) => {
  const trace = readTrace({ interactions: [], spans });
  expect(trace.spans).toHaveLength(count + 1);
  expect(JSON.parse(JSON.stringify(trace))).toHaveProperty("spans.length", count + 1);
});
