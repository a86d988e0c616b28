import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";

/** When a program's project registers a provider of its own: never, before the cassette is opened, or while it is in use. */
export type Registered = "none" | "before" | "after";

/** A span as a program tells of it. */
export interface ToldSpan {
  readonly id: string;
  readonly parent?: string;
  readonly name: string;
  /** The library that made it; absent where it was made on reading. */
  readonly scope?: string;
  readonly isCall: boolean;
  readonly inputTokens?: number;
}

/** What a program tells when it is done. */
export interface Told {
  readonly result: readonly string[];
  readonly served: number;
  readonly sent: number;
  readonly notes: readonly string[];
  /** What the project's own exporter got. */
  readonly exported?: readonly Pick<ToldSpan, "id" | "parent" | "name">[];
  readonly spans: readonly ToldSpan[];
  readonly usage: { readonly input?: number; readonly output?: number };
  readonly calls: number;
}

/** Runs a program of the fixture `otel-<sdk>` in a process of its own. */
export const runProgram = async (
  sdk: number,
  ...args: [program: string, provider: Registered, dir: string, url: string]
): Promise<Told> => {
  const cwd = resolve(".cache", "otel", `otel-${sdk}`);
  const { CI: _, LLM_REPLAY_MODE: __, ...env } = process.env;
  const child = spawn(process.execPath, ["main.mjs", ...args], { cwd, env });
  const printed = { stdout: "", stderr: "" };
  for (const road of ["stdout", "stderr"] as const)
    child[road].on("data", (chunk: Buffer) => (printed[road] += chunk.toString()));
  const [code] = (await once(child, "close")) as [number];
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}:\n${printed.stderr}`);
  return JSON.parse(printed.stdout) as Told;
};

/** The tree of spans as nested lines: name and library, in the order of the lines, since siblings may begin at once. */
export const treeOf = (spans: readonly Partial<ToldSpan>[]): string => {
  const ids = new Set(spans.map(({ id }) => id));
  const lines = (parent: string | undefined, pad: string): string =>
    spans
      .filter((span) => (ids.has(span.parent ?? "") ? span.parent : undefined) === parent)
      .map(({ id, name, scope }) => `${pad}${name}${scope ? ` [${scope}]` : ""}\n${lines(id, `${pad}  `)}`)
      .toSorted()
      .join("");
  return lines(undefined, "");
};
