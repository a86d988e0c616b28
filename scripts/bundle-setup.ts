/**
 * Makes one file of what a Vitest worker loads for every test file, since a module costs a test that calls no LLM
 * about half a millisecond. Modules that hold state, and what loads with the first request, stay where they are.
 */
import { dirname, relative, resolve } from "node:path";
import { rolldown } from "rolldown";

const ENTRY = resolve("dist/vitest/setup.js");
const APART = [
  "dist/errors.js",
  "dist/answer.js",
  "dist/real-time.js",
  "dist/session.js",
  "dist/vitest/observe-session.js",
  "dist/wire/bypass.js",
];
const apart = new Set(APART.map((path) => resolve(path)));

const bundle = await rolldown({
  input: ENTRY,
  platform: "node",
  plugins: [
    {
      name: "leave-apart",
      resolveId(source, importer) {
        if (importer === undefined) return null;
        if (!source.startsWith(".")) return { id: source, external: true };
        const id = resolve(dirname(importer), source);
        if (!apart.has(id)) return null;
        return { id: `./${relative(dirname(ENTRY), id)}`.replace(/^\.\/\.\./, ".."), external: true };
      },
    },
  ],
});
const { output } = await bundle.write({ file: ENTRY, format: "esm" });
await bundle.close();
if (output.length !== 1) throw new Error(`dist/vitest/setup.js became ${output.length} files`);
