import { readdirSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { Finding } from "./finding.ts";

/** One installed copy of a package. */
export interface Copy {
  readonly name: string;
  readonly version: string;
  /** The real folder, absolute. */
  readonly folder: string;
}

const NAMES = ["@opentelemetry/api", "msw", "@mswjs/interceptors"] as const;

/** Finds every copy of the packages that must agree with ours, in the `node_modules` of `cwd` and of the folders above. */
export const findCopies = (cwd: string): Copy[] => {
  const found = new Map<string, Copy>();
  for (const root of modulesAbove(cwd))
    for (const modules of modulesUnder(root))
      for (const name of NAMES) {
        const copy = copyAt(join(modules, name), name);
        if (copy) found.set(copy.folder, copy);
      }
  return [...found.values()];
};

/** Says which packages are there in copies that clash. */
export const judgeCopies = (copies: readonly Copy[], cwd: string): Finding[] =>
  NAMES.map((name) => {
    const own = copies.filter((copy) => copy.name === name);
    if (own.length === 0) return { level: "note", subject: name, text: "not installed here" };
    const versions = [...new Set(own.map(({ version }) => version))].join(" and ");
    const trouble = TROUBLE[name](own);
    if (!trouble) return { level: "ok", subject: name, text: versions };
    const places = own.map(({ folder, version }) => `${version.padEnd(10)} ${relative(cwd, folder)}`);
    const text = own.length === 1 ? versions : `${own.length} copies, ${versions}`;
    return { level: "warn", subject: name, text, details: [...places, trouble] };
  });

type Judge = (copies: readonly Copy[]) => string | undefined;

const severalVersions =
  (trouble: string): Judge =>
  (copies) =>
    new Set(copies.map(({ version }) => version)).size > 1 ? trouble : undefined;

const TROUBLE: Record<(typeof NAMES)[number], Judge> = {
  "@opentelemetry/api": severalVersions(
    "An older copy may not see the spans of a newer one: make them one with npm dedupe or an override.",
  ),
  msw: (copies) =>
    copies.some(({ version }) => Number.parseInt(version, 10) < 3)
      ? 'msw 2 with onUnhandledRequest: "error" refuses recorded calls: use "bypass", or upgrade to msw 3.'
      : undefined,
  "@mswjs/interceptors": severalVersions(
    "Two versions patch the same sockets. That works while each passes on what is not its own.",
  ),
};

/** Lists the `node_modules` of a folder and of those above, the nearest first. */
export const modulesAbove = (folder: string): string[] => {
  const parent = dirname(folder);
  return [join(folder, "node_modules"), ...(parent === folder ? [] : modulesAbove(parent))];
};

/** Lists a `node_modules` folder and those nested in its packages, also in pnpm's store. */
const modulesUnder = (modules: string): string[] => {
  const packages = entries(modules).flatMap((name) =>
    name.startsWith("@") || name === ".pnpm"
      ? entries(join(modules, name)).map((inner) => join(name, inner))
      : name,
  );
  if (packages.length === 0) return [];
  return [modules, ...packages.flatMap((name) => modulesUnder(join(modules, name, "node_modules")))];
};

/** Lists the folders in a folder; a link is listed but its inside belongs to where it leads. */
const entries = (folder: string): string[] => {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
  } catch {
    return [];
  }
};

/** Reads what package lies in a folder; `undefined` where none does. */
export const copyAt = (folder: string, name: string): Copy | undefined => {
  try {
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
      version?: string;
    };
    return { name, version: version ?? "unknown", folder: realpathSync(folder) };
  } catch {
    return undefined;
  }
};
