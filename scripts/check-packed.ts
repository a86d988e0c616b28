/**
 * Packs the built package, unpacks it into an empty project and uses it there: a Vitest test is recorded against a local
 * server, replayed with the server gone, and fails when its prompt changes.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { linkPackages, makeProject, packTarball, unpackInto } from "./packed.ts";

const TEST = `
import { expect, test } from "vitest";
import { useCassette } from "llm-replay/vitest";

const ORIGIN = process.env.ORIGIN;
useCassette({ traffic: { record: [ORIGIN.slice("http://".length)] } });

test("answers", async () => {
  const body = JSON.stringify({ model: "m", messages: [{ role: "user", content: process.env.PROMPT }] });
  const response = await fetch(ORIGIN + "/v1/chat/completions", { method: "POST", body });
  expect(await response.json()).toEqual({ answer: 42 });
});
`;
const CONFIG = `
import { llmReplay } from "llm-replay/vitest";
export default { plugins: [llmReplay()] };
`;

const runTest = async (
  project: string,
  env: Record<string, string>,
): Promise<{ code: number; text: string }> => {
  const vitest = join(project, "node_modules", "vitest", "vitest.mjs");
  const { LLM_REPLAY_MODE: _, CI: __, ...outer } = process.env;
  const run = spawn(process.execPath, [vitest, "run"], { cwd: project, env: { ...outer, ...env } });
  let text = "";
  for (const stream of [run.stdout, run.stderr])
    stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
  const [code] = (await once(run, "close")) as [number];
  return { code, text };
};

const expectRun = async (
  what: string,
  run: Promise<{ code: number; text: string }>,
  code: number,
  mark: string,
): Promise<void> => {
  const { code: seen, text } = await run;
  if (seen !== code || !text.includes(mark))
    throw new Error(`${what}: exit code ${seen}, and it said:\n${text}`);
  console.log(`${what}: as it should`);
};

const tarball = packTarball();
const project = makeProject("packed");
let calls = 0;
const upstream = createServer((request, response) => {
  calls++;
  request
    .resume()
    .on("end", () => response.setHeader("content-type", "application/json").end('{"answer": 42}'));
}).listen(0, "127.0.0.1");
await once(upstream, "listening");
const ORIGIN = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;

try {
  unpackInto(project, tarball);
  linkPackages(project);
  writeFileSync(join(project, "package.json"), '{ "type": "module" }');
  writeFileSync(join(project, "answer.test.js"), TEST);
  writeFileSync(join(project, "vitest.config.js"), CONFIG);
  await expectRun("recording", runTest(project, { ORIGIN, PROMPT: "ask" }), 0, "1 passed");
  if (calls !== 1) throw new Error(`the recording made ${calls} calls`);
  upstream.close();
  await expectRun("replaying", runTest(project, { ORIGIN, PROMPT: "ask", CI: "1" }), 0, "1 passed");
  await expectRun(
    "a changed prompt",
    runTest(project, { ORIGIN, PROMPT: "ask more" }),
    1,
    "$.messages[0].content",
  );
} finally {
  upstream.close();
  for (const folder of [project, dirname(tarball)]) rmSync(folder, { recursive: true });
}
