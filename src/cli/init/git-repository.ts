import { spawnSync } from "node:child_process";
import { driverSettings } from "./git-lines.ts";
import type { Repository } from "./project.ts";

const ask = (cwd: string, ...args: string[]): string | undefined => {
  const { status, stdout } = spawnSync("git", args, { cwd, encoding: "utf8" });
  return status === 0 ? stdout.replace(/\r?\n$/, "") : undefined;
};

/** Asks git about the repository around a folder; `undefined` where there is none, or no git. */
export const repositoryAt = (cwd: string): Repository | undefined => {
  const prefix = ask(cwd, "rev-parse", "--show-prefix");
  if (prefix === undefined) return undefined;
  const settings = [...driverSettings(prefix).keys()].map(
    (name) => [name, ask(cwd, "config", "--get", name)] as const,
  );
  return {
    prefix,
    remote: ask(cwd, "remote", "get-url", "origin"),
    settings: new Map(settings.filter((each): each is [string, string] => each[1] !== undefined)),
  };
};
