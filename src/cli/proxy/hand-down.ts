import type { ChildProcess } from "node:child_process";
import { syncBuiltinESMExports } from "node:module";
import { onceLoaded } from "../../wire/builtin.ts";
import type { Announcements } from "./announce.ts";

type Env = Record<string, string | undefined>;

/**
 * Gives a Node process the environment that its user set, since what it sends is recorded where it is sent, and hands
 * our variables down to the programs it starts: those may be written in other languages.
 */
export const handDown = (variables: Announcements, env: Env = process.env): Disposable => {
  for (const [name, { ours, own }] of Object.entries(variables)) {
    if (env[name] !== ours) continue;
    if (own === undefined) delete env[name];
    else env[name] = own;
  }
  return onceLoaded("child_process", () => patchStarts(variables));
};

/** Gives an environment for a program: ours in place of what the user had; others' values, and foreign environments, stay. */
export const handedDown = (env: Env, variables: Announcements): Env => {
  if (env["LLM_REPLAY_TOKEN"] === undefined) return env;
  const taken = Object.entries(variables).filter(([name, { own }]) => env[name] === own);
  return { ...env, ...Object.fromEntries(taken.map(([name, { ours }]) => [name, ours])) };
};

type Start = (this: ChildProcess, options: { envPairs?: readonly string[] }) => unknown;
type SyncStart = (...args: unknown[]) => unknown;

/** All ways to start a program and go on meet in one method; those that wait for it have none in common. */
const patchStarts = (variables: Announcements): Disposable => {
  const starts = process.getBuiltinModule("node:child_process");
  const prototype = starts.ChildProcess.prototype as unknown as { spawn: Start };
  const original = prototype.spawn;
  prototype.spawn = function (options) {
    const { envPairs } = options;
    return original.call(this, {
      ...options,
      ...(envPairs && { envPairs: withVariables(envPairs, variables) }),
    });
  };
  const undos = (["spawnSync", "execSync", "execFileSync"] as const).map((name) =>
    patchSync(starts as unknown as Record<string, SyncStart>, name, variables),
  );
  syncBuiltinESMExports();
  return {
    [Symbol.dispose]: () => {
      prototype.spawn = original;
      for (const undo of undos) undo();
      syncBuiltinESMExports();
    },
  };
};

const withVariables = (pairs: readonly string[], variables: Announcements): string[] => {
  const env = Object.fromEntries(pairs.map((pair) => pair.split(/=(.*)/s, 2) as [string, string]));
  return Object.entries(handedDown(env, variables)).map(([name, value]) => `${name}=${value}`);
};

const patchSync = (
  starts: Record<string, SyncStart>,
  name: string,
  variables: Announcements,
): (() => void) => {
  const original = starts[name] as SyncStart;
  starts[name] = (...args) => original(...withOptions(args, variables));
  return () => void (starts[name] = original);
};

/** The options come last, and may be left out. */
const withOptions = (args: readonly unknown[], variables: Announcements): unknown[] => {
  const at = args.findLastIndex((arg) => typeof arg === "object" && arg !== null && !Array.isArray(arg));
  const given = at < 0 ? {} : (args[at] as { env?: Env });
  const options = { ...given, env: handedDown(given.env ?? process.env, variables) };
  return at < 0 ? [...args, options] : args.with(at, options);
};
