/**
 * Holds the built package to its budgets: what it and its dependencies take on the disk, and what each entry point loads.
 * What is heavy must not load where it is not used; that the check would see it if it did is proven by programs that use it.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** Kilobytes of the packed files, megabytes and packages of a fresh installation, without the optional peers. */
const PACKAGE = { tarball: 6_500, installed: 40, packages: 75 };

/** What is heavy, by a part of the paths it is loaded from. */
const HEAVY = {
  msw: /node_modules[\\/](?:msw|@mswjs)[\\/]/,
  prices: /genai-prices/,
  tokenizer: /gpt-tokenizer/,
  "table of meanings": /meaning[\\/]data[\\/]/,
  "page of reports": /page\.html$/,
  yaml: /js-yaml/,
  "command line": /node_modules[\\/]yargs/,
  spans: /@opentelemetry[\\/]sdk/,
};
type Heavy = keyof typeof HEAVY;

interface Entry {
  readonly program: string;
  /** Modules, and kilobytes of them and of the data they read. */
  readonly modules: number;
  readonly kilobytes: number;
}

const at = (path: string): string => JSON.stringify(pathToFileURL(resolve("dist", path)).href);
const importOf = (path: string): string => `await import(${at(path)});`;

/** What users import; none of it loads anything heavy by itself. */
const ENTRIES: Readonly<Record<string, Entry>> = {
  "llm-replay": { program: importOf("index.js"), modules: 12, kilobytes: 1_000 },
  "llm-replay/assertions": { program: importOf("assertions/index.js"), modules: 170, kilobytes: 1_500 },
  "llm-replay/faults": { program: importOf("faults/index.js"), modules: 40, kilobytes: 1_450 },
  "llm-replay/s3": { program: importOf("s3/index.js"), modules: 30, kilobytes: 1_050 },
  "llm-replay/register": { program: importOf("cli/register.js"), modules: 35, kilobytes: 1_050 },
  "llm-replay/vitest": { program: importOf("vitest/index.js"), modules: 80, kilobytes: 1_100 },
  "the setup file of Vitest's workers": { program: importOf("vitest/setup.js"), modules: 8, kilobytes: 260 },
  "llm-replay/jest": {
    program: `globalThis.expect = { extend() {} }; ${importOf("jest/index.js")}`,
    modules: 170,
    kilobytes: 1_500,
  },
};

/** The command line alone may load its parser. */
const COMMAND_LINE: Entry = {
  program: `process.argv = ["node", "llm-replay", "--version"]; ${importOf("cli/bin.js")}`,
  modules: 90,
  kilobytes: 1_300,
};

/** Programs that do use what is heavy. */
const USES: Readonly<Record<Heavy, string>> = {
  msw: `const { loadNetwork } = await import(${at("wire/load-msw.js")}); loadNetwork();`,
  prices: `const { loadPrices } = await import(${at("trace/prices/load-prices.js")}); loadPrices();`,
  tokenizer: `const { countTokens } = await import(${at("trace/calls/count-tokens.js")}); countTokens("a");`,
  "table of meanings": `const { compareTexts } = await import(${at("meaning/compare-texts.js")}); compareTexts("It is cold.", "It is warm.");`,
  "page of reports": `const { loadPage } = await import(${at("reporters/publish-page.js")}); await loadPage();`,
  yaml: importOf("interchange/import/yaml.js"),
  "command line": COMMAND_LINE.program,
  spans: `const { loadOwnSdk } = await import(${at("recorder/spans/own-sdk.js")}); loadOwnSdk(process.cwd(), {});`,
};

interface Loaded {
  readonly modules: readonly string[];
  readonly files: readonly string[];
  readonly bytes: number;
}

const loadedBy = (program: string): Loaded => {
  const script = join(import.meta.dirname, "trace-import.ts");
  const text = execFileSync(process.execPath, [script, program], { encoding: "utf8" });
  return JSON.parse(text.slice(text.indexOf('{"ms"'))) as Loaded;
};

const heavyIn = ({ modules, files }: Loaded): Heavy[] =>
  (Object.keys(HEAVY) as Heavy[]).filter((name) =>
    [...modules, ...files].some((path) => HEAVY[name].test(path)),
  );

const problems: string[] = [];
const hold = (what: string, seen: number, budget: number, unit: string): void => {
  console.log(`${what}: ${seen.toFixed(0)} ${unit} of ${budget}`);
  if (seen > budget) problems.push(`${what} is ${seen.toFixed(0)} ${unit}, more than ${budget}.`);
};

const holdEntry = (
  name: string,
  { program, modules, kilobytes }: Entry,
  allowed: readonly Heavy[] = [],
): void => {
  const loaded = loadedBy(program);
  hold(`${name}, modules`, loaded.modules.length, modules, "");
  hold(`${name}, size`, loaded.bytes / 1000, kilobytes, "kB");
  for (const heavy of heavyIn(loaded).filter((each) => !allowed.includes(each)))
    problems.push(`${name} loads what it does not use: ${heavy}.`);
};

const sizeOf = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "node_modules" ? sum : sum + sizeOf(path);
    return sum + statSync(path, { throwIfNoEntry: false })!.size;
  }, 0);

interface Locked {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Where a package that another one asks for stands: in the nearest `node_modules` above it. */
const standsAt = (name: string, from: string, all: Readonly<Record<string, Locked>>): string | undefined => {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("node_modules/") - 1))) {
    const place = `${folder === "" ? "" : `${folder}/`}node_modules/${name}`;
    if (place in all) return place;
    if (folder === "") return undefined;
  }
};

/** The folders that npm fills when this package is installed into an empty project. */
const installedFolders = (): Set<string> => {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
    packages: Readonly<Record<string, Locked>>;
  };
  const found = new Set<string>();
  const add = (from: string): void => {
    const { dependencies, optionalDependencies } = packages[from] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const place = standsAt(name, from, packages);
      if (place === undefined || found.has(place) || !existsSync(place)) continue;
      found.add(place);
      add(place);
    }
  };
  add("");
  return found;
};

const packed = JSON.parse(
  execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }),
) as { size: number; unpackedSize: number }[] | Record<string, { size: number; unpackedSize: number }>;
const { size, unpackedSize } = Object.values(packed)[0]!;
const folders = installedFolders();
const megabytes = ([...folders].reduce((sum, each) => sum + sizeOf(each), 0) + unpackedSize) / 1e6;
hold("the tarball", size / 1000, PACKAGE.tarball, "kB");
hold("installed with its dependencies", megabytes, PACKAGE.installed, "MB");
hold("packages in a fresh project", folders.size + 1, PACKAGE.packages, "");

for (const [name, entry] of Object.entries(ENTRIES)) holdEntry(name, entry);
holdEntry("llm-replay --version", COMMAND_LINE, ["command line"]);
for (const [name, program] of Object.entries(USES) as [Heavy, string][]) {
  if (!heavyIn(loadedBy(program)).includes(name))
    problems.push(`${name}: not seen where it is used; the check is blind.`);
}

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log("The weight is within its budgets, and what is heavy loads where it is used alone.");
