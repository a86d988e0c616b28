import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseCassette } from "../../src/cassette/parse.ts";

const BIN = fileURLToPath(new URL("../../src/cli/bin.ts", import.meta.url));

/** The path of an app in the folder `fixtures`. */
export const fixture = (name: string): string =>
  fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));

/** How a run of the command line program ended, and what was printed. */
interface Ran {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A project folder of its own and a local API that counts its requests. */
export interface Stage extends AsyncDisposable {
  readonly root: string;
  /** The address of the API. */
  readonly base: string;
  readonly hits: () => number;
  /** Runs `llm-replay` with these words in the project folder. */
  readonly run: (words: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Ran>;
  readonly cassette: (name: string) => ReturnType<typeof parseCassette>;
  /** Takes the API away. */
  readonly cutOff: () => Promise<void>;
}

/** Sets up a project and an API that streams the prompt back in five parts; with `slow`, it stays open after two. */
export const setStage = async (): Promise<Stage> => {
  const root = mkdtempSync(join(tmpdir(), "llm-replay-"));
  let hits = 0;
  const server = createServer(async (request, response) => {
    hits++;
    const asked = JSON.parse(Buffer.concat(await Array.fromAsync(request)).toString());
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const part of asked.slow ? [1, 2] : [1, 2, 3, 4, 5]) {
      response.write(`data: ${asked.messages[0].content} part ${part}\n\n`);
      await turn();
    }
    if (!asked.slow) response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  const base = `http://127.0.0.1:${typeof bound === "object" ? bound?.port : 0}`;
  const cutOff = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return {
    root,
    base,
    hits: () => hits,
    run: (words, env = {}) => launch(words, root, { BASE: base, ...env }),
    cassette: (name) => {
      const file = join(root, "cassettes", `${name}.json`);
      return parseCassette(readFileSync(file, "utf8"), file);
    },
    cutOff,
    [Symbol.asyncDispose]: async () => {
      await cutOff();
      rmSync(root, { recursive: true });
    },
  };
};

const launch = (
  words: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<Ran> => {
  const { CI: _ci, LLM_REPLAY_MODE: _mode, ...own } = process.env;
  const child = spawn(process.execPath, [BIN, ...words], { cwd, env: { ...own, NO_COLOR: "1", ...env } });
  const [stdout, stderr] = [child.stdout, child.stderr].map(async (stream) =>
    Buffer.concat((await Array.fromAsync(stream)) as Buffer[]).toString(),
  );
  return new Promise((resolve) => {
    child.on("exit", async (code, signal) =>
      resolve({ code, signal, stdout: (await stdout) ?? "", stderr: (await stderr) ?? "" }),
    );
  });
};
