import { writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { lacks } from "../programs.ts";
import { fixture, setStage, type Stage } from "../stage.ts";

vi.setConfig({ testTimeout: 60_000 });

const [python, curl] = [lacks("python3"), lacks("curl")];

const named = (command: string, ...flags: string[]): string[] => [command, "--cassette", "c", ...flags];
const py = (...words: string[]): string[] => ["--", "python3", fixture("ask.py"), ...words];
const at = ({ base }: Stage): Record<string, string> => ({ OPENAI_BASE_URL: `${base}/v1` });

test("a Python program is recorded through its base URL, and runs again with the API gone", async ({
  skip,
}) => {
  skip(python !== "", python);
  await using stage = await setStage();
  const recorded = await stage.run([...named("record"), ...py("hello", "again")], at(stage));
  expect(recorded).toMatchObject({ code: 0, stderr: expect.stringContaining("2 calls went live") });
  expect(recorded.stdout).toContain("data: hello part 1\n\ndata: hello part 2");
  const [first] = stage.cassette("c").interactions;
  expect(first?.request.url).toBe(`${stage.base}/v1/chat/completions`);
  expect(JSON.stringify(stage.cassette("c"))).not.toContain("sk-proj");
  await stage.cutOff();
  const replayed = await stage.run(
    [...named("replay", "--unused", "error"), ...py("hello", "again")],
    at(stage),
  );
  expect(replayed).toMatchObject({
    code: 0,
    stdout: recorded.stdout,
    stderr: expect.stringContaining("2 calls served"),
  });
  expect(stage.hits()).toBe(2);
});

test("fifty requests of a Python program at once are recorded and replayed, each with its own answer", async ({
  skip,
}) => {
  skip(python !== "", python);
  await using stage = await setStage();
  const words = py("all", ...Array.from({ length: 50 }, (_, at) => `prompt${at}`));
  const recorded = await stage.run([...named("record"), ...words], at(stage));
  expect(recorded.code).toBe(0);
  expect(recorded.stdout.match(/part 5/g)).toHaveLength(50);
  await stage.cutOff();
  expect(await stage.run([...named("replay"), ...words], at(stage))).toMatchObject({
    code: 0,
    stdout: recorded.stdout,
  });
});

test("curl is recorded and replayed, byte by byte", async ({ skip }) => {
  skip(curl !== "", curl);
  await using stage = await setStage();
  const ask = `curl -sSN -H content-type:application/json -d '{"messages":[{"content":"é"}]}' $OPENAI_BASE_URL/chat/completions`;
  const recorded = await stage.run([...named("record"), "--", "sh", "-c", ask], at(stage));
  expect(recorded).toMatchObject({ code: 0, stdout: expect.stringContaining("data: é part 5\n\n") });
  await stage.cutOff();
  expect(await stage.run([...named("replay"), "--", "sh", "-c", ask], at(stage))).toMatchObject({
    code: 0,
    stdout: recorded.stdout,
  });
});

test("what one language recorded, another one replays", async ({ skip }) => {
  skip(curl !== "", curl);
  await using stage = await setStage();
  const body = { model: "m", stream: true, messages: [{ role: "user", content: "hello" }] };
  const ask = `curl -sS -H content-type:application/json -d '${JSON.stringify(body)}' $OPENAI_BASE_URL/chat/completions`;
  await stage.run([...named("record"), "--", "sh", "-c", ask], at(stage));
  const node = ["--", "node", fixture("ask.mjs"), "hello"];
  const inNode = await stage.run([...named("replay"), ...node]);
  expect(inNode).toMatchObject({ code: 0, stdout: expect.stringContaining("hello part 5") });
  await stage.run([...named("record"), ...node]);
  await stage.cutOff();
  const inCurl = await stage.run([...named("replay"), "--", "sh", "-c", ask], at(stage));
  expect(inCurl).toMatchObject({ code: 0, stdout: expect.stringContaining("hello part 5") });
});

test("a program that Node started is led through the proxy, and Node itself is recorded once, where it sends", async ({
  skip,
}) => {
  skip(python !== "", python);
  await using stage = await setStage();
  writeFileSync(
    join(stage.root, "both.mjs"),
    `import { execFileSync } from "node:child_process";
     import OpenAI from ${JSON.stringify(import.meta.resolve("openai"))};
     const client = new OpenAI({ apiKey: "sk-test", maxRetries: 0 });
     console.log(client.baseURL);
     const messages = [{ role: "user", content: "node" }];
     const answer = await client.chat.completions.create({ model: "m", messages }).asResponse();
     console.log(await answer.text());
     console.log(execFileSync("python3", [${JSON.stringify(fixture("ask.py"))}, "python"]).toString());`,
  );
  const recorded = await stage.run([...named("record"), "--", "node", "both.mjs"], at(stage));
  expect(recorded).toMatchObject({ code: 0, stderr: expect.stringContaining("2 calls went live") });
  expect(recorded.stdout).toMatch(new RegExp(`^${stage.base}/v1\n.*node part 5.*python part 5`, "s"));
  const { interactions } = stage.cassette("c");
  expect(interactions.map(({ request }) => request.url)).toEqual(
    Array(2).fill(`${stage.base}/v1/chat/completions`),
  );
  expect(stage.hits()).toBe(2);
});

test("a Node program that is given the proxy's address asks it straight, and is recorded once", async () => {
  await using stage = await setStage();
  const ask = `const base = process.env.LLM_REPLAY_PROXY + "/" + process.env.BASE.replace("//", "");
    const body = JSON.stringify({ messages: [{ content: "hi" }] });
    console.log(await (await fetch(base + "/v1/chat/completions", { method: "POST", body })).text());`;
  const words = [
    ...named("record", "--traffic-record", "127.0.0.1"),
    "--",
    "node",
    "--input-type=module",
    "-e",
    ask,
  ];
  expect(await stage.run(words)).toMatchObject({ code: 0, stdout: expect.stringContaining("hi part 5") });
  expect(stage.cassette("c").interactions.map(({ request }) => request.url)).toEqual([
    `${stage.base}/v1/chat/completions`,
  ]);
  expect(stage.hits()).toBe(1);
});

test("a miss is answered with an explanation that is not retried, and fails the command", async ({
  skip,
}) => {
  skip(python !== "", python);
  await using stage = await setStage();
  await stage.run([...named("record"), ...py("hello")], at(stage));
  const missed = await stage.run([...named("replay"), ...py("goodbye")], at(stage));
  expect(missed).toMatchObject({ code: 1, stdout: "failed 400 false\n" });
  expect(missed.stderr).toContain("$.messages[0].content");
  expect(stage.hits()).toBe(1);
});

test("in replay a program that goes past its base URL is held back, and named", async ({ skip }) => {
  skip(curl !== "", curl);
  await using stage = await setStage();
  await stage.run([...named("record"), "--", "node", fixture("ask.mjs"), "hello"]);
  const past = ["--", "curl", "-sS", "https://api.openai.com/v1/models"];
  const held = await stage.run([...named("replay"), ...past]);
  expect(held.code).not.toBe(0);
  expect(held.stderr).toContain("a proxy tunnel to api.openai.com");
});

test("--no-proxy leaves the environment alone", async () => {
  await using stage = await setStage();
  const say = ["--", "sh", "-c", "echo [$OPENAI_BASE_URL$LLM_REPLAY_PROXY$GROQ_BASE_URL]"];
  expect((await stage.run([...named("record", "--no-proxy"), ...say])).stdout).toBe("[]\n");
  expect((await stage.run([...named("record"), ...say])).stdout).toMatch(/^\[http:.*http:.*http:.*\]\n$/);
});

const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.destroy());
    socket.on("close", (hadError) => resolve(!hadError)).on("error", () => {});
  });

test("whoever is killed, no listener stays", async () => {
  await using stage = await setStage();
  for (const kill of ["kill -KILL $$", "kill -TERM $PPID; exec sleep 60", "kill -KILL $PPID"]) {
    const { stdout } = await stage.run([
      ...named("record"),
      "--",
      "sh",
      "-c",
      `echo $LLM_REPLAY_PROXY; ${kill}`,
    ]);
    expect(await isListening(Number(new URL(stdout.trim()).port))).toBe(false);
  }
});
