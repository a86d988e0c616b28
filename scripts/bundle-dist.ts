/**
 * Puts the compiled modules that load together into one file each, since a module costs a process that starts about half a
 * millisecond: what a Vitest worker loads for every test file, what the first request loads besides, and the comparison of
 * meanings. Each module can still be asked for by its path, and exists once.
 */
import { dirname, relative, resolve } from "node:path";
import { rolldown } from "rolldown";

const DIST = resolve("dist");
const inDist = (path: string): string => resolve(DIST, path);

interface Group {
  readonly entries: readonly string[];
  /** Modules of this folder alone. */
  readonly within?: string;
  /** None that these load too. */
  readonly without?: readonly string[];
}

/** What loads together, the first to load first: a module belongs to the first group that reaches it. */
const GROUPS: Readonly<Record<string, Group>> = {
  // A setup file can run in a worker alone.
  setup: {
    entries: ["vitest/setup.js"],
    within: "vitest/",
    without: ["vitest/index.js", "vitest/vitest4.js", "vitest/global-setup.js"],
  },
  core: { entries: ["vitest/setup.js"] },
  session: { entries: ["session.js", "vitest/observe-session.js", "index.js"] },
  parse: { entries: ["cassette/parse.js"] },
  print: { entries: ["cassette/print.js"] },
  meaning: { entries: ["meaning/compare-texts.js"], within: "meaning/" },
};

/** Modules that look for other files from where they stand. */
const APART = new Set(["meaning/table-files.js"].map(inDist));

/** The chunk of the bundler's own helpers. */
const RUNTIME = "rolldown-runtime";

/** Chunks stand one folder deep, as most modules do: what these look for beside themselves is found from there too. */
const CHUNKS = "chunks";

const isOutside = (id: string): boolean => !/^[./]/.test(id);

/** Lists the modules that load when these do, without what they load later. */
const reachedFrom = async (entries: readonly string[]): Promise<string[]> => {
  const reached = new Set<string>();
  const bundle = await rolldown({
    input: entries.map(inDist),
    platform: "node",
    treeshake: false,
    plugins: [
      {
        name: "note-what-is-reached",
        resolveId(source, importer, { kind }) {
          if (isOutside(source) || kind === "dynamic-import") return { id: source, external: true };
          const id = importer === undefined ? source : resolve(dirname(importer), source);
          reached.add(id);
          return id;
        },
      },
    ],
  });
  await bundle.generate();
  await bundle.close();
  return [...reached];
};

const groupOf = new Map<string, string>();
for (const [name, { entries, within = "", without = [] }] of Object.entries(GROUPS)) {
  const others = new Set(without.length > 0 ? await reachedFrom(without) : []);
  for (const id of await reachedFrom(entries)) {
    const isFree = !groupOf.has(id) && !APART.has(id) && !others.has(id);
    if (isFree && id.startsWith(`${DIST}/${within}`)) groupOf.set(id, name);
  }
}

const bundle = await rolldown({
  preserveEntrySignatures: "allow-extension",
  input: Object.fromEntries(
    [...groupOf.keys()].map((id) => [relative(DIST, id).slice(0, -".js".length), id]),
  ),
  platform: "node",
  treeshake: false,
  plugins: [
    {
      name: "leave-apart",
      resolveId(source, importer) {
        if (importer === undefined) return null;
        if (isOutside(source)) return { id: source, external: true };
        const id = resolve(dirname(importer), source);
        return groupOf.has(id) ? id : { id: relative(inDist(CHUNKS), id), external: true };
      },
    },
  ],
});
const { output } = await bundle.write({
  dir: DIST,
  format: "esm",
  entryFileNames: "[name].js",
  chunkFileNames: `${CHUNKS}/[name].js`,
  codeSplitting: {
    includeDependenciesRecursively: false,
    groups: Object.keys(GROUPS).map((name) => ({ name, test: (id: string) => groupOf.get(id) === name })),
  },
});
await bundle.close();
const made = output.filter((each) => each.type === "chunk" && !each.isEntry).map(({ fileName }) => fileName);
const expected = [...Object.keys(GROUPS), RUNTIME].map((name) => `${CHUNKS}/${name}.js`);
const strange = made.filter((name) => !expected.includes(name));
if (strange.length > 0) throw new Error(`${strange.join(", ")} came of it besides ${expected.join(", ")}`);
