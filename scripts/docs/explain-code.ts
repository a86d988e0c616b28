import { spawnSync } from "node:child_process";
import { stripTypeScriptTypes } from "node:module";
import { load } from "js-yaml";
import type { Block } from "./read-page.ts";

const parseModule = (code: string): void => {
  const { stderr, status } = spawnSync(process.execPath, ["--check", "--input-type=module", "-"], {
    input: stripTypeScriptTypes(code),
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr.trim().split("\n").at(-3) ?? stderr);
};

const parseShell = (code: string): void => {
  const { stderr, status } = spawnSync("sh", ["-n"], { input: code, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr.trim());
};

const PARSERS: Readonly<Record<string, (code: string) => unknown>> = {
  ts: parseModule,
  js: parseModule,
  json: (code) => JSON.parse(code) as unknown,
  yaml: (code) => load(code),
  sh: parseShell,
  py: () => undefined,
  text: () => undefined,
};

const FILE = /^[\w./-]+\.(\w+)$/;

/** Tells why no test would run a block; `undefined` where one does, or where it says that none is to. */
export const explainInfo = ({ language, info }: Block): string | undefined => {
  if (info === "aside" || FILE.test(info)) return undefined;
  if (language === "sh" && (info === "" || info === "fails" || /^with \S+$/.test(info))) return undefined;
  if (language === "text" && info === "") return undefined;
  return `is fenced as "${language} ${info}", which no test runs; name its file, or say aside`;
};

/** Tells why the code of a block cannot be read; `undefined` where it can. */
export const explainCode = ({ language, code }: Block): string | undefined => {
  const parse = PARSERS[language];
  if (!parse) return `is in "${language}", which is not known here`;
  try {
    parse(code);
    return undefined;
  } catch (error) {
    return `cannot be read as ${language}: ${String(error)}`;
  }
};
