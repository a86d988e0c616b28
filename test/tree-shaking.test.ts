import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { rolldown } from "rolldown";
import { expect, test, vi } from "vitest";

vi.setConfig({ testTimeout: 60_000 });

const ROOT = resolve(import.meta.dirname, "..");
const { exports, sideEffects } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
  readonly sideEffects: readonly string[];
};

const fileOf = (entry: string): string => {
  const target = exports[entry] ?? "";
  return typeof target === "string" ? target : target.default;
};

const sourceOf = (entry: string): string =>
  join(ROOT, fileOf(entry).replace("dist", "src").replace(/js$/, "ts"));

/** Bundles a program as its users' bundlers do; gives what it still imports, and how long it is. */
const bundled = async (code: string): Promise<{ imports: string[]; length: number }> => {
  await using bundle = await rolldown({
    input: "program",
    platform: "node",
    external: (id) => !/^[./]|^program$/.test(id),
    plugins: [
      {
        name: "program",
        resolveId: (id) => (id === "program" ? id : null),
        load: (id) => (id === "program" ? code : null),
      },
    ],
  });
  const { output } = await bundle.generate({ format: "esm" });
  const chunks = output.filter((each) => each.type === "chunk");
  return {
    imports: chunks.flatMap(({ imports }) => imports).filter((name) => !name.startsWith("node:")),
    length: chunks.reduce((sum, { code }) => sum + code.length, 0),
  };
};

test("one matcher brings neither MSW nor any other package with it", async () => {
  const entry = JSON.stringify(sourceOf("./assertions"));
  const { imports, length } = await bundled(
    `import { costLessThan } from ${entry}; console.log(costLessThan);`,
  );
  expect(imports).toEqual([]);
  expect(length).toBeLessThan(100_000);
});

test.each([".", "./assertions", "./faults", "./s3"])(
  "nothing is left of %s where nothing of it is used",
  async (entry) => {
    const { imports, length } = await bundled(`import ${JSON.stringify(sourceOf(entry))};`);
    expect(imports).toEqual([]);
    expect(length).toBeLessThan(100);
  },
);

test("the entries that do something when they are imported say so", () => {
  const doing = ["./jest", "./register", "./vitest4"].map(fileOf);
  expect(sideEffects).toEqual(expect.arrayContaining(doing));
  const idle = new Set([".", "./assertions", "./faults", "./s3", "./vitest"].map(fileOf));
  expect(sideEffects.filter((path) => idle.has(path))).toEqual([]);
});
