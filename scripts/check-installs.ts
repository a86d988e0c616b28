/**
 * Installs the packed package from the registry into fresh projects, as strangers do, and runs a test on a committed
 * cassette in each: with npm under every supported Node, with Vitest 4, beside MSW 2, with pnpm, and with Yarn's
 * Plug'n'Play. Needs the registry, and some minutes; `node scripts/check-installs.ts pnpm` runs one of them.
 */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { installApart } from "./apart.ts";
import { EXAMPLES, OFFLINE, prove, runIn } from "./examples/example.ts";
import { nodeBinary } from "./node-binary.ts";
import { makeProject, packTarball } from "./packed.ts";

/** A project of a stranger: where its files are, and what is run in it after one another. */
interface Household {
  readonly from: string;
  /** What it takes from the example for Jest: the program and its cassette. */
  readonly borrows?: readonly string[];
  readonly packages?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Step {
  readonly what: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const VITEST = ["node_modules/vitest/vitest.mjs", "run", "--testTimeout=60000"];
const fixture = (name: string): string => resolve("test", "fixtures", "installs", name);
const apart = (path: string): string => join(installApart("managers"), "node_modules", path);

const npmInstall: Step = { what: "npm install", command: ["npm", "install", "--no-audit", "--no-fund"] };
const npmTest: Step = { what: "npm test", command: ["npm", "test"], env: OFFLINE };
const BORROWED = ["translate.js", "cassettes"];

const underNode = (major: string): Step => ({
  what: `Vitest under Node ${major}`,
  command: [nodeBinary(major), ...VITEST],
  env: OFFLINE,
});

const yarnEnv = (): Readonly<Record<string, string>> => ({
  YARN_NODE_LINKER: "pnp",
  YARN_ENABLE_TELEMETRY: "0",
  YARN_ENABLE_GLOBAL_CACHE: "false",
  YARN_ENABLE_IMMUTABLE_INSTALLS: "false",
  // Yarn does not read what npm has been told.
  YARN_NPM_REGISTRY_SERVER: execFileSync("npm", ["config", "get", "registry"], { encoding: "utf8" }).trim(),
});

const pnpm = (...args: string[]): string[] => ["node", apart("pnpm/bin/pnpm.mjs"), ...args];
const yarn = (...args: string[]): string[] => ["node", apart("@yarnpkg/cli-dist/bin/yarn.js"), ...args];

const households = (): Readonly<Record<string, Household>> => ({
  npm: { from: join(EXAMPLES, "openai"), steps: [npmInstall, ...["22", "24", "26"].map(underNode)] },
  "vitest-4": { from: fixture("vitest-4"), borrows: BORROWED, steps: [npmInstall, npmTest] },
  "msw-2": { from: fixture("msw-2"), borrows: BORROWED, steps: [npmInstall, npmTest] },
  pnpm: {
    from: join(EXAMPLES, "openai"),
    steps: [
      { what: "pnpm install", command: pnpm("install", "--no-frozen-lockfile") },
      { what: "pnpm test", command: pnpm("test"), env: OFFLINE },
    ],
  },
  yarn: {
    from: join(EXAMPLES, "openai"),
    // Vitest's peer: npm and pnpm bring it by themselves.
    packages: { vite: "^8.0.0" },
    steps: [
      { what: "yarn install", command: yarn("install"), env: yarnEnv() },
      // Plug'n'Play reads modules out of archives, through Node's loader hooks: the first test waits for them.
      {
        what: "yarn vitest",
        command: yarn("vitest", "run", "--testTimeout=60000"),
        env: { ...yarnEnv(), ...OFFLINE },
      },
    ],
  },
});

const settle = (household: Household, project: string, tarball: string): void => {
  for (const name of household.borrows ?? [])
    cpSync(join(EXAMPLES, "jest", name), join(project, name), { recursive: true });
  const path = join(project, "package.json");
  const manifest = JSON.parse(readFileSync(path, "utf8")) as { readonly devDependencies: object };
  const devDependencies = {
    ...manifest.devDependencies,
    ...household.packages,
    "llm-replay": `file:${tarball}`,
  };
  writeFileSync(path, JSON.stringify({ ...manifest, devDependencies }));
  // An own project, for managers that look for one in the folders above.
  writeFileSync(join(project, "yarn.lock"), "");
};

const check = async (name: string, household: Household, tarball: string): Promise<void> => {
  const project = makeProject(`install-${name}`, household.from);
  try {
    settle(household, project, tarball);
    for (const { what, command, env } of household.steps) {
      const since = performance.now();
      prove(`${name}: ${what}`, await runIn(project, command, env ?? {}));
      console.log(`${name}: ${what}, ${((performance.now() - since) / 1000).toFixed(1)} s`);
    }
    if (household.from.startsWith(EXAMPLES) && !existsSync(join(project, ".llm-replay", "run.json")))
      throw new Error(`${name}: the run left no .llm-replay/run.json`);
  } finally {
    rmSync(project, { recursive: true });
  }
};

const chosen = process.argv.slice(2);
const tarball = packTarball();
try {
  for (const [name, household] of Object.entries(households()))
    if (chosen.length === 0 || chosen.includes(name)) await check(name, household, tarball);
} finally {
  rmSync(dirname(tarball), { recursive: true });
}
