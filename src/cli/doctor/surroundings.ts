import { accessSync, constants, existsSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Finding } from "./finding.ts";

/** Says whether this Node is new enough (22.15 or later). */
export const judgeNode = (version: string): Finding => {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const enough = major > 22 || (major === 22 && minor >= 15);
  return enough
    ? { level: "ok", subject: "Node", text: version }
    : {
        level: "fail",
        subject: "Node",
        text: `${version} is too old`,
        details: ["llm-replay needs Node 22.15 or later."],
      };
};

/** Lists the hooks that Node loads before a program, in the order it loads them, ours among them. */
export const judgeHooks = (nodeOptions: string, execArgv: readonly string[]): Finding => {
  const words = [...nodeOptions.split(/\s+/), ...execArgv];
  const required = valuesOf(words, ["--require", "-r"]);
  const imported = valuesOf(words, ["--import", "--loader", "--experimental-loader"]);
  if (required.length + imported.length === 0)
    return { level: "ok", subject: "hooks", text: "none beside ours" };
  const ours = "llm-replay   (under record and replay)";
  return {
    level: "note",
    subject: "hooks",
    text: "loaded in this order",
    details: [...required, ours, ...imported].map((hook, i) => `${i + 1}. ${hook}`),
  };
};

const valuesOf = (words: readonly string[], flags: readonly string[]): string[] =>
  words.flatMap((word, i) => {
    const [flag = "", value = words[i + 1] ?? ""] = word.split(/=(.*)/s);
    return flags.includes(flag) ? [value] : [];
  });

/** Says whether the cassettes' folder, or the nearest one that is there already, can be written to. */
export const judgeFolder = (dir: string): Finding => {
  const subject = "cassette folder";
  const base = nearestFolder(resolve(dir));
  try {
    accessSync(base, constants.W_OK);
    const probe = join(base, `.llm-replay-${process.pid}.tmp`);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { level: "fail", subject, text: `${dir} cannot be written to`, details: [reason] };
  }
  return { level: "ok", subject, text: base === resolve(dir) ? `${dir} is writable` : `${dir} will be made` };
};

const nearestFolder = (path: string): string =>
  existsSync(path) || dirname(path) === path ? path : nearestFolder(dirname(path));
