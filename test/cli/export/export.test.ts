import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fsStore } from "../../../src/cassette/store.ts";
import { agent, SECRET, sourceOf } from "../../interchange/export/source.ts";
import { chat } from "../../trace/chat.ts";
import { runProgram } from "../run-program.ts";

const cwd = mkdtempSync(join(tmpdir(), "llm-replay-export-"));

const RUN = {
  version: 1,
  tool: { name: "llm-replay", version: "0.1.0" },
  startedAt: "2026-01-02T03:04:05.000Z",
  duration: 1500,
  node: "26.0.0",
  tests: [
    {
      id: "a.test.ts > a",
      file: "a.test.ts",
      name: "a",
      state: "passed",
      attempts: 1,
      budgets: [],
      cassette: {
        path: "cassettes/agent.json",
        mode: "replay",
        work: "replay",
        served: [],
        sent: 0,
        missed: 0,
      },
      scores: [{ name: "beFaithfulTo", score: 0.75, pass: true, configuration: "1" }],
    },
  ],
};

beforeAll(async () => {
  const store = fsStore();
  await store.write(join(cwd, "cassettes", "agent.json"), agent().cassette);
  await store.write(join(cwd, "cassettes", "shop", "b.json"), sourceOf({ interactions: [chat()] }).cassette);
  mkdirSync(join(cwd, "broken"));
  writeFileSync(join(cwd, "broken", "z.json"), '{"version":1,"interactions":[');
  await store.write(join(cwd, "broken", "a.json"), agent().cassette);
  writeFileSync(join(cwd, "run.json"), JSON.stringify(RUN));
});
afterAll(() => rmSync(cwd, { recursive: true }));

const runExport = (words: readonly string[], env: NodeJS.ProcessEnv = {}, isTTY = false) =>
  runProgram(["export", ...words], { cwd, env, isTTY });

test("without words all cassettes of the folder are exported, by name one", async () => {
  const rows = (out: string) => [
    ...new Set(
      out
        .split("\r\n")
        .slice(1, -1)
        .map((line) => line.split(",")[0]),
    ),
  ];
  expect(rows((await runExport(["--to", "csv"])).out)).toEqual([
    "cassettes/agent.json",
    "cassettes/shop/b.json",
  ]);
  expect(rows((await runExport(["--to", "csv", "shop/b"])).out)).toEqual(["cassettes/shop/b.json"]);
});

test("every format goes to the standard output or, the same text, to a file", async () => {
  for (const format of ["otlp", "chrome", "openmetrics", "har", "csv"]) {
    const { code, out } = await runExport(["--to", format, "--out", "-"]);
    expect({ format, code }).toEqual({ format, code: 0 });
    expect(await runExport(["--to", format, "--out", "new/out.txt"])).toEqual({ code: 0, out: "", err: "" });
    expect(readFileSync(join(cwd, "new", "out.txt"), "utf8")).toBe(out);
  }
});

test("what was said is in OTLP where it is asked for", async () => {
  expect((await runExport(["--to", "otlp"])).out).not.toContain(SECRET);
  expect((await runExport(["--to", "otlp", "--content"])).out).toContain(SECRET);
});

test("the service's name is the option's, else the environment's", async () => {
  const env = { OTEL_SERVICE_NAME: "from the environment" };
  expect((await runExport(["--to", "otlp"], env)).out).toContain('"stringValue":"from the environment"');
  expect((await runExport(["--to", "otlp", "--service", "shop"], env)).out).toContain('"stringValue":"shop"');
});

test("a run file adds what the matchers found, on the trace of the test's cassette", async () => {
  const { out } = await runExport(["--to", "otlp", "--run", "run.json"]);
  const [first, second] = out.split("\n");
  expect(first).toContain("gen_ai.evaluation.result");
  expect(second).not.toContain("gen_ai.evaluation.result");
  expect((await runExport(["--to", "openmetrics", "--run", "run.json"])).out).toContain(
    'llm_replay_run_score{gen_ai_evaluation_name="beFaithfulTo"} 0.75',
  );
});

test("a cassette that cannot be read stops all: nothing is printed or written", async () => {
  expect(await runExport(["--to", "csv", "--out", "none.csv", "broken"])).toMatchObject({
    code: 2,
    out: "",
    err: expect.stringContaining("z.json"),
  });
  expect(await runExport(["--to", "csv", "broken"])).toMatchObject({ code: 2, out: "" });
  expect(existsSync(join(cwd, "none.csv"))).toBe(false);
});

test("what is wrong with the words is told, with what would be right", async () => {
  const wrong = async (...words: string[]) => {
    const { code, err } = await runExport(words);
    expect(code).toBe(2);
    return err;
  };
  expect(await wrong("--to", "oltp")).toContain('Did you mean "otlp"?');
  expect(await wrong()).toContain("otlp, chrome, openmetrics, har, csv");
  expect(await wrong("--to", "csv", "--push")).toContain("--to otlp --push");
  expect(await wrong("--to", "csv", "nothing-here")).toContain("nothing-here");
  expect(await wrong("--to", "openmetrics", "--run", "none.json")).toContain("none.json");
});

test("pushing without the official exporter says which package to install, by the protocol asked for", async () => {
  const asked = async (env: NodeJS.ProcessEnv) => (await runExport(["--to", "otlp", "--push"], env)).err;
  expect(await asked({})).toContain("npm install --save-dev @opentelemetry/exporter-trace-otlp-proto");
  expect(await asked({ OTEL_EXPORTER_OTLP_PROTOCOL: "http/json" })).toContain(
    "npm install --save-dev @opentelemetry/exporter-trace-otlp-http",
  );
  expect(await asked({ OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: "grpc" })).toContain(
    "http/protobuf and http/json",
  );
});

test("a terminal is told how far a long export is, and the line is cleared at its end", async () => {
  for (let index = 0; index < 30; index++)
    await fsStore().write(join(cwd, "many", `${index}.json`), sourceOf({}).cassette);
  const { out, err } = await runExport(["--to", "csv", "many"], {}, true);
  expect(err).toContain("20 of 30 cassettes");
  expect(err.endsWith("\r\u001B[K")).toBe(true);
  expect(out).not.toContain("of 30");
  expect((await runExport(["--to", "csv", "many"])).err).toBe("");
});
