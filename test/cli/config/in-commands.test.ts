import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import type { Interaction } from "../../../src/cassette/cassette.ts";
import { fsStore } from "../../../src/cassette/store.ts";
import { HAR } from "../../interchange/import/samples.ts";
import { chat } from "../../trace/chat.ts";
import { fixture, setStage, type Stage } from "../stage.ts";

vi.setConfig({ testTimeout: 60_000 });

const MODULES = fileURLToPath(new URL("../../../node_modules", import.meta.url));
const PLUGIN = new URL("../../../src/vitest/index.ts", import.meta.url).href;

const CONFIG = `
console.log("injecting env");
import { llmReplay } from ${JSON.stringify(PLUGIN)};
export default {
  plugins: [
    llmReplay({
      dir: "tapes",
      redact: { patterns: [/CUST-\\d{6}/] },
      match: { headers: ["x-route"] },
      traffic: { drop: [/\\/telemetry$/] },
      prices: { "my-own": { input: 10_000, output: 0 } },
    }),
  ],
};`;

const project = async (): Promise<Stage> => {
  const stage = await setStage();
  symlinkSync(MODULES, join(stage.root, "node_modules"));
  writeFileSync(join(stage.root, "vitest.config.mjs"), CONFIG);
  return stage;
};

const textOf = ({ root }: Stage, name: string): string => readFileSync(join(root, "tapes", name), "utf8");

test("what the Vitest config calls secret is not recorded, and replays", async () => {
  await using stage = await project();
  const ask = ["--cassette", "c", "--", "node", fixture("ask.mjs"), "CUST-123456"];
  const recorded = await stage.run(["record", ...ask]);
  expect(recorded).toMatchObject({ code: 0, stdout: expect.stringContaining("CUST-123456 part 1") });
  expect(textOf(stage, "c.json")).not.toContain("123456");
  await stage.cutOff();
  const replayed = await stage.run(["replay", ...ask]);
  expect(replayed).toMatchObject({ code: 0, stdout: expect.stringContaining("XXXX-000000 part 1") });
});

test("a command that names something secret names no cassette after it", async () => {
  await using stage = await project();
  const ran = await stage.run(["record", "--", "node", fixture("ask.mjs"), "CUST-123456"]);
  expect(ran.code).toBe(0);
  expect(ran.stderr).not.toContain("123456");
});

test("what it calls secret is not imported, and is found where it stands already", async () => {
  await using stage = await project();
  writeFileSync(join(stage.root, "web.har"), HAR.replace("Hello", "Hello CUST-123456"));
  expect(await stage.run(["import", "web.har"])).toMatchObject({ code: 0 });
  expect(textOf(stage, "web.json")).toContain("Hello XXXX-000000");
  const edited = textOf(stage, "web.json").replace("XXXX-000000", "CUST-654321");
  writeFileSync(join(stage.root, "tapes/web.json"), edited);
  expect(await stage.run(["check"])).toMatchObject({
    code: 1,
    stdout: expect.stringContaining("pattern CUST"),
  });
  expect(await stage.run(["check", "--fix"])).toMatchObject({ code: 0 });
  expect(textOf(stage, "web.json")).not.toContain("654321");
});

const keep = async ({ root }: Stage, interaction: Interaction): Promise<void> => {
  const recorder = { name: "llm-replay", version: "0.1.0" };
  const rest = { version: 1, recorder, spans: [], takes: [], variables: {} } as const;
  await fsStore().write(join(root, "tapes/kept.json"), { ...rest, interactions: [interaction] });
};

test("a header that counts in matching is no secret", async () => {
  await using stage = await project();
  const { request, ...rest } = chat({});
  await keep(stage, { ...rest, request: { ...request, headers: [["x-route", "a"], ...request.headers] } });
  expect(await stage.run(["check"])).toMatchObject({ code: 0, stdout: expect.stringContaining("0 errors") });
});

test("prices and the folder of the cassettes hold for commands; a flag wins, and what the config prints is kept apart", async () => {
  await using stage = await project();
  await keep(stage, chat({ model: "my-own" }));
  const { stdout, stderr } = await stage.run(["show", "--json", "kept"]);
  expect(JSON.parse(stdout)).toMatchObject({ unpriced: [], usage: { input: 100 }, cost: { total: 1 } });
  expect(stderr).toBe("injecting env\n");
  mkdirSync(join(stage.root, "elsewhere"));
  expect(await stage.run(["show", "kept", "--dir", "elsewhere"])).toMatchObject({ code: 2 });
});

test("a config that cannot be read stops a recording before anything is sent", async () => {
  await using stage = await project();
  writeFileSync(join(stage.root, "vitest.config.mjs"), CONFIG.replace("patterns", "pattern"));
  const ran = await stage.run(["record", "--", "node", fixture("ask.mjs"), "CUST-123456"]);
  expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining("vitest.config.mjs") });
  expect(stage.hits()).toBe(0);
});
