import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "@swc/core";

/** A regular expression of the sources. */
export interface Pattern {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** The files of `src`, from the repository's root. */
export const sources = (): string[] => globSync("src/**/*.{ts,tsx}", { cwd: ROOT }).toSorted();

type Node = Readonly<Record<string, unknown>>;

const nodesOf = function* (value: unknown): Generator<Node> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield value as Node;
  for (const inner of Object.values(value)) yield* nodesOf(inner);
};

const syntaxOf = (file: string): Node => {
  const text = readFileSync(join(ROOT, file), "utf8");
  const syntax = { syntax: "typescript", tsx: file.endsWith("x"), target: "esnext" } as const;
  return parseSync(text, syntax) as unknown as Node;
};

const isConstruction = ({ type, callee }: Node): boolean =>
  (type === "NewExpression" || type === "CallExpression") && (callee as Node)["value"] === "RegExp";

/** The regular expressions that stand in a file, and whether it builds others. */
export const writtenIn = (file: string): { literals: Pattern[]; builds: boolean } => {
  const nodes = [...nodesOf(syntaxOf(file))];
  const literals = nodes
    .filter(({ type }) => type === "RegExpLiteral")
    .map(({ pattern, flags }) => ({ file, source: String(pattern), flags: String(flags) }));
  return { literals, builds: nodes.some(isConstruction) };
};

/** Runs `work` and lists the regular expressions that files of `src` build meanwhile. */
export const builtDuring = async (work: () => Promise<void>): Promise<Pattern[]> => {
  const Native = globalThis.RegExp;
  const built: Pattern[] = [];
  const construct = (target: RegExpConstructor, args: unknown[]): RegExp => {
    const made = Reflect.construct(target, args) as RegExp;
    const file = /file:\/\/([^\s:)]+)/.exec(new Error().stack?.split("\n")[2] ?? "")?.[1] ?? "";
    built.push({ file: relative(ROOT, file), source: made.source, flags: made.flags });
    return made;
  };
  globalThis.RegExp = new Proxy(Native, { construct });
  try {
    await work();
  } finally {
    globalThis.RegExp = Native;
  }
  return built.filter(({ file }) => file.startsWith("src/"));
};
