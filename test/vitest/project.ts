import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");

/** What a run of Vitest came to. */
interface Run {
  readonly code: number | null;
  /** Everything it printed. */
  readonly output: string;
  /** The state of each test, by its full name. */
  readonly tests: Readonly<Record<string, string>>;
  /** Every message of every failed test and file. */
  readonly failures: string;
}

/** A small project on disk that uses the plugin. */
export interface Project extends AsyncDisposable {
  readonly dir: string;
  readonly write: (files: Record<string, string>) => Promise<void>;
  /** Runs Vitest in it; `env` is added to an environment without CI. */
  readonly run: (env?: Record<string, string>, ...args: string[]) => Promise<Run>;
  /** Lists the cassettes, relative to their folder; default: `cassettes`. */
  readonly cassettes: (folder?: string) => Promise<string[]>;
  readonly cassette: (name: string) => Promise<string>;
}

/** A model API on loopback: answers `{ answer: n }`, counting up, and echoes what it was asked; `…/stream` in three pieces, `…/endless` in one, `…/chat/completions` as OpenAI. */
export interface Model extends AsyncDisposable {
  readonly url: string;
  readonly host: string;
  readonly asked: string[];
}

/** Starts a {@link Model}; a request whose text is a number is answered with that status. */
export const startModel = async (): Promise<Model> => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk: Buffer) => (text += chunk.toString()));
    request.on("end", () => {
      asked.push(text);
      if (request.url?.endsWith("/stream")) return void stream(response);
      if (request.url?.endsWith("/chat/completions")) return complete(response, text, asked.length);
      if (request.url?.endsWith("/endless")) return void response.write("never ending");
      const status = /"status":(\d+)/.exec(text)?.[1] ?? "200";
      response.writeHead(Number(status), {
        "content-type": "application/json",
        "access-control-allow-origin": "*",
      });
      response.end(JSON.stringify({ answer: asked.length, to: text }));
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    url: `http://${host}`,
    asked,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
};

/** Answers as OpenAI does, for 10 tokens and 2. */
const complete = (response: ServerResponse, text: string, count: number): void => {
  const { model } = JSON.parse(text) as { model: string };
  response.writeHead(200, { "content-type": "application/json" });
  const message = { role: "assistant", content: "yes" };
  const usage = { prompt_tokens: 10, completion_tokens: 2, total_tokens: 12 };
  const choices = [{ index: 0, message, finish_reason: "stop" }];
  response.end(JSON.stringify({ id: `chatcmpl-${count}`, object: "chat.completion", model, choices, usage }));
};

const stream = async (response: ServerResponse): Promise<void> => {
  response.writeHead(200, { "content-type": "text/plain", "access-control-allow-origin": "*" });
  for (const piece of ["one", "two", "three"]) {
    response.write(piece);
    await new Promise((done) => setTimeout(done, 20));
  }
  response.end();
};

/** Code for fixtures: `ask(text)` sends one request to the model and gives its answer's number. */
const ASK = `
export const url = process.env.MODEL_URL + "/v1/chat";
export const send = (body) => fetch(url, { method: "POST", body: JSON.stringify(body) });
export const ask = async (text) => {
  const response = await send({ text });
  const json = await response.json();
  if (!response.ok) throw new Error(json.error?.message ?? "status " + response.status);
  return json.answer;
};
`;

const config = (options: string, test: string): string => `
import { defineConfig } from "vitest/config";
import { llmReplay } from ${JSON.stringify(join(ROOT, "src/vitest/index.ts"))};
export default defineConfig({
  plugins: [llmReplay({ traffic: { record: ["127.0.0.1:*"] }, ...(${options}) })],
  server: { fs: { strict: false } },
  resolve: { alias: [
    { find: /^llm-replay$/, replacement: ${JSON.stringify(join(ROOT, "src/index.ts"))} },
    { find: /^llm-replay\\/vitest$/, replacement: ${JSON.stringify(join(ROOT, "src/vitest/index.ts"))} },
  ] },
  test: { include: ["**/*.test.{ts,js}"], testTimeout: 60_000, ...(${test}) },
});
`;

/** Writes a project with these files; `options` and `test` are the source of the plugin's options and of Vitest's. */
export const startProject = async (
  files: Record<string, string>,
  { options = "{}", test = "{}" }: { options?: string; test?: string } = {},
): Promise<Project> => {
  const dir = await realpath(await mkdtemp(join(tmpdir(), "llm-replay-project-")));
  const write: Project["write"] = async (files) => {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(dir, name)), { recursive: true });
      await writeFile(join(dir, name), text);
    }
  };
  await symlink(join(ROOT, "node_modules"), join(dir, "node_modules"));
  await write({
    "package.json": `{ "type": "module", "private": true }`,
    "vitest.config.ts": config(options, test),
    "ask.js": ASK,
    ...files,
  });
  return {
    dir,
    write,
    run: (env = {}, ...args) => runVitest(dir, env, args),
    cassettes: async (folder = "cassettes") => {
      const entries = await readdir(join(dir, folder), { recursive: true }).catch(() => []);
      return entries.filter((name) => name.endsWith(".json") && name !== "baseline.json").toSorted();
    },
    cassette: (name) => readFile(join(dir, "cassettes", name), "utf8"),
    [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true }),
  };
};

const runVitest = async (dir: string, env: Record<string, string>, args: string[]): Promise<Run> => {
  const report = join(dir, ".report.json");
  await rm(report, { force: true });
  const child = spawn(
    process.execPath,
    [
      join(ROOT, "node_modules/vitest/vitest.mjs"),
      "run",
      ...["--root", dir, "--reporter=json", "--reporter=default", `--outputFile.json=${report}`, ...args],
    ],
    { cwd: dir, env: { ...cleanEnv(), NO_COLOR: "1", ...env }, stdio: ["ignore", "pipe", "pipe"] },
  );
  let output = "";
  const collect = (chunk: Buffer) => (output += chunk.toString());
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  const code = await new Promise<number | null>((done) => child.on("close", done));
  return { code, output, ...readReport(await readFile(report, "utf8").catch(() => "")) };
};

/** The environment without what the surrounding run has set. */
const cleanEnv = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(?:CI$|VITEST|LLM_REPLAY|NODE_ENV$|NODE_OPTIONS$)/.test(name),
    ),
  );

interface Report {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

const readReport = (text: string): Pick<Run, "tests" | "failures"> => {
  if (text === "") return { tests: {}, failures: "" };
  const { testResults } = JSON.parse(text) as Report;
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  return {
    tests: Object.fromEntries(tests.map(({ fullName, status }) => [fullName, status])),
    failures: [
      ...testResults.map(({ message }) => message),
      ...tests.flatMap(({ failureMessages }) => failureMessages ?? []),
    ]
      .filter((message) => message !== "")
      .join("\n"),
  };
};
