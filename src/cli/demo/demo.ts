import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { styleText } from "node:util";
import { printBytes } from "../../formats/print-bytes.ts";
import { printCount, printDuration } from "../../trace/print-figures.ts";
import type { Host } from "../host.ts";
import { type SessionRun, sessionCommand } from "../session-command.ts";
import { startUpstream } from "./upstream.ts";

/** How the demo is run. */
export interface DemoOptions {
  /** Use the real API instead of the local server; needs OPENAI_API_KEY. */
  readonly live: boolean;
}

const APP = fileURLToPath(
  new URL(import.meta.url.endsWith(".ts") ? "./app.ts" : "./app.js", import.meta.url),
);
const DIR = join(".llm-replay", "demo");

/** Records the example app, replays it with its server gone, and runs it once more with another prompt. Gives the exit code. */
export const demo = async ({ live }: DemoOptions, host: Host): Promise<number> => {
  if (live && !host.env["OPENAI_API_KEY"]) {
    host.stderr.write("llm-replay demo --live needs OPENAI_API_KEY; without --live it needs no key.\n");
    return 2;
  }
  const say = (text = ""): unknown => host.stdout.write(`${text}\n`);
  const run = (mode: "record" | "replay", env: Readonly<Record<string, string>>): Promise<SessionRun> =>
    sessionCommand(
      {
        command: ["node", relative(host.cwd(), APP)],
        cassette: "support",
        options: { mode, dir: DIR },
        env: { ...env, LLM_REPLAY_ALLOW_RECORD: "1" },
      },
      host,
    );

  say(opening(live));
  say(step(1, "Record", live ? "The app talks to api.openai.com" : "The app talks to the local server"));
  const recorded = await recordWith(run, live);
  if (recorded.run.code !== 0) return recorded.run.code;
  say(`\n${cassetteView(recorded.run.summary.path, host)}`);

  say(step(2, "Replay", live ? "Nothing reaches the network" : "The server is gone"));
  const replayed = await run("replay", recorded.env);
  if (replayed.code !== 0) return replayed.code;
  say(`\n  ${comparison(recorded.run, replayed)}`);

  say(step(3, "Change the prompt", '"Answer briefly." becomes "Answer briefly and warmly."'));
  const missed = await run("replay", { ...recorded.env, SUPPORT_TONE: "Answer briefly and warmly." });
  say(closing);
  return missed.summary.problems.length > 0 ? 0 : 1;
};

const recordWith = async (
  run: (mode: "record", env: Readonly<Record<string, string>>) => Promise<SessionRun>,
  live: boolean,
) => {
  if (live) return { run: await run("record", {}), env: {} };
  const upstream = await startUpstream();
  const env = { OPENAI_BASE_URL: upstream.url, OPENAI_API_KEY: "sk-demo-not-a-key" };
  try {
    return { run: await run("record", env), env };
  } finally {
    await upstream[Symbol.asyncDispose]();
  }
};

const opening = (live: boolean): string =>
  [
    "",
    styleText("bold", "llm-replay demo"),
    live
      ? "A support agent with one tool, against the real API."
      : "A support agent with one tool. No key, no network: a local server talks like api.openai.com.",
  ].join("\n");

const step = (number: number, title: string, what: string): string =>
  `\n${styleText(["bold", "cyan"], `${number}  ${title}`)}  ${styleText("dim", what)}\n`;

/** Shows the cassette's first lines, and the first of a stream's chunks. */
const cassetteView = (path: string, host: Host): string => {
  const text = readFileSync(path, "utf8");
  const lines = text.split("\n");
  const chunks = lines.findIndex((line) => line.includes('"events": ['));
  const width = Math.min(host.stdout.columns ?? 100, 120) - 6;
  const shown = [...lines.slice(0, 14), "…", ...lines.slice(chunks, chunks + 6).map(fromDelta), "…"];
  return [
    `  The cassette: ${styleText("bold", relative(host.cwd(), path))}, ${printCount(lines.length, "line")}, ${printBytes(text.length)}`,
    ...shown.map((line) =>
      styleText("dim", `    ${line.length > width ? `${line.slice(0, width - 1)}…` : line}`),
    ),
  ].join("\n");
};

/** Leaves out what all events of a stream begin with. */
const fromDelta = (line: string): string => line.replace(/("data":).*?("delta")/, "$1 … $2");

const comparison = (recorded: SessionRun, replayed: SessionRun): string => {
  const [live, again] = [total(recorded), total(replayed)];
  const faster = styleText("green", `${Math.round(live / again)} times faster`);
  return `The same answers, chunk for chunk: ${printDuration(live)} live, ${printDuration(again)} replayed (${faster}).`;
};

const total = ({ outcomes }: SessionRun): number => outcomes.reduce((sum, { ms }) => sum + ms, 0);

const closing = `
${styleText("bold", "Your own app:")}
  npx llm-replay record -- node app.js     run any command and record it
  npx llm-replay replay -- node app.js     run it again, offline
  Vitest: plugins: [llmReplay()] from "llm-replay/vitest", and every test has its cassette.
`;
