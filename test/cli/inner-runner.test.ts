import { existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import { setStage, type Stage } from "./stage.ts";

vi.setConfig({ testTimeout: 60_000 });

const MODULES = fileURLToPath(new URL("../../node_modules", import.meta.url));
const PLUGIN = new URL("../../src/vitest/index.ts", import.meta.url).href;

const TEST = `
import { expect, test } from "vitest";
test("asks", async () => {
  const body = JSON.stringify({ model: "m", messages: [{ role: "user", content: "hello" }] });
  const response = await fetch(process.env.BASE + "/v1/chat/completions", { method: "POST", body });
  expect(await response.text()).toContain("hello part 5");
});
`;

const project = async (config: string): Promise<Stage> => {
  const stage = await setStage();
  symlinkSync(MODULES, join(stage.root, "node_modules"));
  writeFileSync(join(stage.root, "vitest.config.mjs"), config);
  writeFileSync(join(stage.root, "bot.test.mjs"), TEST);
  return stage;
};

const words = (command: string) => [
  command,
  "--cassette",
  "c",
  "--",
  "node",
  "node_modules/vitest/vitest.mjs",
  "run",
  "--testTimeout=60000",
];

test("a Vitest run without our plugin is recorded as any other program", async () => {
  await using stage = await project("export default {};");
  expect(await stage.run(words("record"))).toMatchObject({ code: 0 });
  expect(stage.cassette("c").interactions).toHaveLength(1);
  await stage.cutOff();
  expect(await stage.run(words("replay"))).toMatchObject({ code: 0 });
});

test("a Vitest run with our plugin gets the mode and keeps its own cassettes, recorded once", async () => {
  await using stage = await project(
    `import { llmReplay } from ${JSON.stringify(PLUGIN)}; export default { plugins: [llmReplay()] };`,
  );
  expect(await stage.run(words("record"))).toMatchObject({ code: 0 });
  expect(stage.hits()).toBe(1);
  expect(stage.cassette("bot/asks").interactions).toHaveLength(1);
  expect(existsSync(join(stage.root, "cassettes/c.json"))).toBe(false);
  await stage.cutOff();
  expect(await stage.run(words("replay"))).toMatchObject({ code: 0 });
});

test("--stale records the old cassettes of a Vitest run with our plugin again", async () => {
  await using stage = await project(
    `import { llmReplay } from ${JSON.stringify(PLUGIN)};
     export default { plugins: [llmReplay({ maxAge: "30d" })] };`,
  );
  expect(await stage.run(words("record"))).toMatchObject({ code: 0 });
  const file = join(stage.root, "cassettes/bot/asks.json");
  const old = readFileSync(file, "utf8").replace(/"recordedAt": "\d{4}/, `"recordedAt": "2020`);
  writeFileSync(file, old);
  expect(await stage.run(["record", "--stale", ...words("").slice(1)])).toMatchObject({ code: 0 });
  expect(stage.hits()).toBe(2);
  expect(readFileSync(file, "utf8")).not.toContain(`"recordedAt": "2020`);
});

test("--max-age says how old they may be, before what the project says", async () => {
  await using stage = await project(
    `import { llmReplay } from ${JSON.stringify(PLUGIN)};
     export default { plugins: [llmReplay({ maxAge: "30d" })] };`,
  );
  expect(await stage.run(words("record"))).toMatchObject({ code: 0 });
  const file = join(stage.root, "cassettes/bot/asks.json");
  const yesterday = new Date(Date.now() - 36 * 3_600_000).toISOString();
  writeFileSync(
    file,
    readFileSync(file, "utf8").replace(/"recordedAt": "[^"]*"/, `"recordedAt": "${yesterday}"`),
  );
  const stale = (...flags: string[]) => stage.run(["record", "--stale", ...flags, ...words("").slice(1)]);
  expect(await stale()).toMatchObject({ code: 0 });
  expect(stage.hits()).toBe(1);
  expect(await stale("--max-age", "1d")).toMatchObject({ code: 0 });
  expect(stage.hits()).toBe(2);
});

test("--stale needs no maxAge of the project, and in CI a leave to record", async () => {
  await using stage = await project(
    `import { llmReplay } from ${JSON.stringify(PLUGIN)}; export default { plugins: [llmReplay()] };`,
  );
  expect(await stage.run(words("record"))).toMatchObject({ code: 0 });
  const file = join(stage.root, "cassettes/bot/asks.json");
  const old = readFileSync(file, "utf8").replace(/"recordedAt": "\d{4}/, `"recordedAt": "2020`);
  writeFileSync(file, old);
  const again = ["record", "--stale", ...words("").slice(1)];
  expect(await stage.run(again, { CI: "true" })).toMatchObject({ code: 2 });
  expect(readFileSync(file, "utf8")).toBe(old);
  expect(await stage.run(again, { CI: "true", LLM_REPLAY_ALLOW_RECORD: "1" })).toMatchObject({ code: 0 });
  expect(stage.hits()).toBe(2);
  expect(readFileSync(file, "utf8")).not.toContain(`"recordedAt": "2020`);
});
