import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Cassette } from "../../src/cassette/cassette.ts";
import { type Options, withCassette } from "../../src/index.ts";
import { startModel, type Model } from "../vitest/project.ts";

/** A model on loopback, a folder for cassettes, and short ways to use both. */
export interface Stage extends AsyncDisposable {
  readonly model: Model;
  readonly dir: string;
  /** Sends `body` to the model and gives the response. */
  readonly send: (body: unknown, init?: RequestInit) => Promise<Response>;
  /** Sends `text` and gives the number in the model's answer. */
  readonly ask: (text: string) => Promise<number>;
  /** `withCassette` in this folder, with loopback as LLM traffic. */
  readonly tape: <T>(
    name: string,
    options: Options,
    work: () => T | Promise<T>,
  ) => ReturnType<typeof withCassette<T>>;
  readonly read: (name: string) => Promise<Cassette>;
  readonly write: (name: string, change: (cassette: Cassette) => unknown) => Promise<void>;
}

/** Sets the stage; everything is gone when it is disposed. */
export const setStage = async (): Promise<Stage> => {
  const root = await mkdtemp(join(tmpdir(), "llm-replay-session-"));
  const dir = join(root, "cassettes");
  const model = await startModel();
  const send: Stage["send"] = (body, init) =>
    fetch(`${model.url}/v1/chat`, { method: "POST", body: JSON.stringify(body), ...init });
  const file = (name: string) => join(dir, `${name}.json`);
  const read: Stage["read"] = async (name) => JSON.parse(await readFile(file(name), "utf8")) as Cassette;
  return {
    model,
    dir,
    send,
    ask: async (text) => ((await (await send({ text })).json()) as { answer: number }).answer,
    tape: (name, options, work) =>
      withCassette(name, { dir, traffic: { record: ["127.0.0.1"] }, mode: "once", ...options }, work),
    read,
    write: async (name, change) => writeFile(file(name), JSON.stringify(change(await read(name)))),
    [Symbol.asyncDispose]: async () => {
      await model[Symbol.asyncDispose]();
      await rm(root, { recursive: true, force: true });
    },
  };
};
