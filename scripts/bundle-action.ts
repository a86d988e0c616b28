/**
 * Makes `action/`, which GitHub runs as it stands in the repository: one file of all code, what it reads beside it, and
 * the licences of what it is made of. `--check` only says whether `action/` is what the sources and the lock file make.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Plugin, rolldown } from "rolldown";
import { bundledScript, bundlePage } from "./bundle-page.ts";
import { licencesOf } from "./licences.ts";

const FOLDER = "action";
const ENTRY = resolve("src/action/index.ts");
const DATA = "src/meaning/data";

/** Three copies of one library would be half of the bundle. */
const UNDICI = resolve("node_modules/@actions/github/node_modules/undici/index.js");
/** The form that `require` gives: half as large. */
const PRICES = resolve("node_modules/@pydantic/genai-prices/dist/index.cjs");

const inOneFile: Plugin = {
  name: "in-one-file",
  resolveId: (source) => (source === "undici" ? UNDICI : null),
  load: (id) =>
    id.endsWith("/trace/prices/load-prices.ts")
      ? `import * as prices from ${JSON.stringify(PRICES)};\nexport const loadPrices = () => prices;`
      : null,
};

const codeAndLicences = async (): Promise<[string, string][]> => {
  const bundle = await rolldown({
    input: ENTRY,
    platform: "node",
    plugins: [inOneFile],
    // No module of ours does anything by being loaded, nor what is used of those of others.
    treeshake: { moduleSideEffects: (id) => id === ENTRY },
  });
  const { output } = await bundle.generate({ format: "esm", minify: true, codeSplitting: false });
  await bundle.close();
  const [chunk, ...others] = output;
  if (others.length > 0) throw new Error(`the bundle became ${output.length} files`);
  const modules = [...chunk.moduleIds, ...(await bundledScript()).moduleIds];
  return [
    ["index.mjs", chunk.code],
    ["licenses.txt", `${licencesOf(modules)}\n`],
  ];
};

const readFolder = (folder: string): [string, Buffer][] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(folder.length + 1), readFileSync(path)]);

const hashOf = (content: string | Buffer): string => createHash("sha256").update(content).digest("hex");

const wanted = new Map<string, string | Buffer>([
  ...(await codeAndLicences()),
  ["page.html", await bundlePage()],
  ...readFolder(DATA).map(([name, bytes]): [string, Buffer] => [`data/${name}`, bytes]),
]);

if (process.argv.includes("--check")) {
  const found = new Map(existsSync(FOLDER) ? readFolder(FOLDER) : []);
  const names = [...new Set([...wanted.keys(), ...found.keys()])];
  const stale = names.filter((name) => hashOf(wanted.get(name) ?? "") !== hashOf(found.get(name) ?? ""));
  if (stale.length > 0)
    throw new Error(`action/ is not current (${stale.join(", ")}); run npm run build:action`);
} else {
  rmSync(FOLDER, { recursive: true, force: true });
  for (const [name, content] of wanted) {
    mkdirSync(dirname(join(FOLDER, name)), { recursive: true });
    writeFileSync(join(FOLDER, name), content);
  }
  const size = (wanted.get("index.mjs") ?? "").length;
  console.log(`action/index.mjs: ${Math.round(size / 1024)} KiB of code, ${wanted.size} files`);
}
