import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { fixture, setStage } from "./stage.ts";

vi.setConfig({ testTimeout: 60_000 });

const ask = (...prompts: string[]) => ["--", "node", fixture("ask.mjs"), ...prompts];
const named = (command: string, ...flags: string[]) => [command, "--cassette", "c", ...flags];
const anyClient = ["--traffic-record", "127.0.0.1"];

test("a recorded program runs again without its API, chunk for chunk", async () => {
  await using stage = await setStage();
  const recorded = await stage.run([...named("record"), ...ask("hello", "again")]);
  expect(recorded).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(/2 calls went live.*recorded in cassettes\/c\.json/s),
  });
  expect(recorded.stdout).toContain("[data: hello part 1\n\n]");
  await stage.cutOff();
  const replayed = await stage.run([...named("replay"), ...ask("hello", "again")]);
  expect(replayed).toMatchObject({
    code: 0,
    stdout: recorded.stdout,
    stderr: expect.stringContaining("2 calls served"),
  });
  expect(stage.hits()).toBe(2);
});

test("several processes, their children and worker threads share one cassette, each call once", async () => {
  await using stage = await setStage();
  const words = ["--", "node", fixture("family.mjs")];
  const recorded = await stage.run([...named("record"), ...words]);
  expect(recorded.code).toBe(0);
  const prompts = JSON.stringify(stage.cassette("c").interactions.map(({ request }) => request.body)).match(
    /(?<="content":")\w+/g,
  );
  expect(prompts?.toSorted()).toEqual(["grandchild", "one", "three", "two", "worker"]);
  await stage.cutOff();
  const replayed = await stage.run([...named("replay", "--unused", "error"), ...words]);
  expect(replayed).toMatchObject({ code: 0, stderr: expect.stringContaining("5 calls served") });
  expect(replayed.stdout.length).toBe(recorded.stdout.length);
});

test("fetch, node:http and undici are recorded and replayed", async () => {
  await using stage = await setStage();
  const words = [...anyClient, "--", "node", fixture("clients.mjs")];
  const recorded = await stage.run([...named("record"), ...words]);
  expect(recorded.stdout).toMatch(/fetch part 5\s+data: node part 1.*undici part 5/s);
  expect(stage.cassette("c").interactions).toHaveLength(3);
  await stage.cutOff();
  expect(await stage.run([...named("replay"), ...words])).toMatchObject({ code: 0, stdout: recorded.stdout });
});

test("a miss fails the command even if the program swallowed it, and is explained in full", async () => {
  await using stage = await setStage();
  await stage.run([...named("record"), ...ask("hello")]);
  const swallowed = await stage.run([...named("replay"), ...ask("swallow", "goodbye")]);
  expect(swallowed).toMatchObject({ code: 1, stdout: "" });
  expect(swallowed.stderr).toMatch(/1 request missed/);
  expect(swallowed.stderr).toContain("goodbye");
  expect(swallowed.stderr).toContain("llm-replay record --cassette c -- node");
  const told = await stage.run([...named("replay"), ...ask("goodbye")]);
  expect(told).toMatchObject({ code: 3, stdout: "failed 400 false\n" });
  expect(stage.hits()).toBe(1);
});

test("what a process had received is kept when it exits or is killed the moment after", async () => {
  await using stage = await setStage();
  for (const [how, end] of [
    ["exit", { code: 0 }],
    ["SIGINT", { signal: "SIGINT" }],
  ] as const) {
    const ran = await stage.run([...named("record"), "--", "node", fixture("leave.mjs"), how]);
    expect(ran).toMatchObject(end);
    const [interaction] = stage.cassette("c").interactions;
    expect(JSON.stringify(interaction?.response?.body)).toContain("part 2");
    expect(interaction?.failure?.kind).toBe("abort");
  }
});

test("a program that is killed keeps its signal, and the recording that stood before", async () => {
  await using stage = await setStage();
  await stage.run([...named("record"), ...ask("hello")]);
  const before = readFileSync(join(stage.root, "cassettes/c.json"), "utf8");
  const killed = await stage.run([...named("record"), "--", "node", fixture("leave.mjs"), "SIGKILL"]);
  expect(killed).toMatchObject({
    signal: "SIGKILL",
    stderr: expect.stringContaining("set aside in .llm-replay/failed"),
  });
  expect(readFileSync(join(stage.root, "cassettes/c.json"), "utf8")).toBe(before);
});

test("append goes live only for what is new", async () => {
  await using stage = await setStage();
  await stage.run([...named("record"), ...ask("hello")]);
  const ran = await stage.run([...named("record", "--mode", "append"), ...ask("hello", "more")]);
  expect(ran.stderr).toMatch(/1 call served.*1 call went live/s);
  expect(stage.cassette("c").interactions).toHaveLength(2);
  expect(stage.hits()).toBe(2);
});

test("--stale serves a young cassette and records an old one again", async () => {
  await using stage = await setStage();
  await stage.run([...named("record"), ...ask("hello")]);
  expect((await stage.run([...named("record", "--stale"), ...ask("hello")])).stderr).toContain(
    "1 call served",
  );
  const file = join(stage.root, "cassettes/c.json");
  writeFileSync(file, readFileSync(file, "utf8").replace(/"recordedAt": "\d+/, '"recordedAt": "2020'));
  expect((await stage.run([...named("record", "--stale"), ...ask("hello")])).stderr).toContain("recorded in");
  expect(stage.hits()).toBe(2);
});

test("--max-calls stops a recording that runs away", async () => {
  await using stage = await setStage();
  const ran = await stage.run([...named("record", "--max-calls", "2"), ...ask("a", "b", "c")]);
  expect(ran).toMatchObject({ code: 3, stderr: expect.stringContaining("maxCalls") });
  expect(stage.hits()).toBe(2);
});

test("a gRPC client is refused by name in replay", async () => {
  await using stage = await setStage();
  await stage.run([...named("record"), ...ask("hello")]);
  const ran = await stage.run([...named("replay", ...anyClient), "--", "node", fixture("grpc.mjs")]);
  expect(ran).toMatchObject({ code: 1, stdout: expect.stringContaining("refused") });
  expect(ran.stderr).toContain("gRPC to 127.0.0.1");
});

test("a command that sends nothing, or cannot be started, leaves no cassette and says so", async () => {
  await using stage = await setStage();
  const silent = await stage.run([...named("record"), "--", "node", "-e", "process.exitCode = 5"]);
  expect(silent).toMatchObject({ code: 5, stderr: expect.stringContaining("no call came to this cassette") });
  const missing = await stage.run([...named("record"), "--", "llm-replay-no-such-program"]);
  expect(missing).toMatchObject({ code: 127, stderr: expect.stringContaining("Cannot start") });
  expect(() => stage.cassette("c")).toThrow(/ENOENT/);
});

test("in CI nothing is recorded unless it is allowed", async () => {
  await using stage = await setStage();
  const refused = await stage.run([...named("record"), ...ask("hello")], { CI: "true" });
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining("LLM_REPLAY_ALLOW_RECORD") });
  expect(stage.hits()).toBe(0);
});

test("a corrupt cassette is named and nothing is run or overwritten", async () => {
  await using stage = await setStage();
  await stage.run([...named("record"), ...ask("hello")]);
  const file = join(stage.root, "cassettes/c.json");
  writeFileSync(file, readFileSync(file, "utf8").slice(0, -40));
  const ran = await stage.run([...named("replay"), ...ask("hello")]);
  expect(ran).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining(file) });
  expect(stage.hits()).toBe(1);
});
