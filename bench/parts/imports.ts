import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { rivalsFolder } from "../rivals.ts";
import { runNode } from "../run-node.ts";
import { ratios, spread } from "../statistics.ts";
import type { Figures } from "../workloads/workload.ts";

const TRACE = join(import.meta.dirname, "../../scripts/trace-import.ts");
const importOf = (path: string): string => `await import(${JSON.stringify(pathToFileURL(path).href)});`;
const built = (path: string): string => importOf(join(import.meta.dirname, "../../dist", path));
const rival = (name: string): string =>
  `const { load } = ${importOf(join(rivalsFolder, "load.mjs"))} await load("${name}");`;

/** The programs that import. */
const ENTRIES: Readonly<Record<string, string>> = {
  "nothing but a file of a line": importOf(join(rivalsFolder, "load.mjs")),
  "msw/node": rival("msw/node"),
  "llm-replay/vitest's setup file (Vitest itself stubbed)": built("vitest/setup.js"),
  "llm-replay/vitest (in the configuration)": built("vitest/index.js"),
  "llm-replay": built("index.js"),
  "llm-replay/assertions": built("assertions/index.js"),
  undici: rival("undici"),
  "@pollyjs/core": rival("@pollyjs/core"),
  nock: rival("nock"),
  "vcr-test": rival("vcr-test"),
  "@copilotkit/aimock": rival("@copilotkit/aimock"),
};

const traced = async (program: string): Promise<Figures> => {
  const text = await runNode([TRACE, program]);
  const { ms, modules, memory } = JSON.parse(text.slice(text.lastIndexOf('{"ms"'))) as {
    ms: number;
    modules: string[];
    memory: number;
  };
  return { ms, modules: modules.length, memory };
};

/** What importing costs a process that starts. */
export const importsPart = async (rounds: number): Promise<string[]> => {
  const seen = new Map<string, Figures[]>(Object.keys(ENTRIES).map((label) => [label, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [label, program] of Object.entries(ENTRIES)) seen.get(label)?.push(await traced(program));
  }
  const of = (label: string, key: string): number[] =>
    (seen.get(label) ?? []).map((each) => each[key] ?? NaN);
  return [
    "## Importing, in a process of its own",
    "",
    "| what | ms | × msw/node | modules | memory, MB |",
    "| --- | ---: | ---: | ---: | ---: |",
    ...Object.keys(ENTRIES).map((label) => {
      const ms = of(label, "ms");
      const cells = [
        spread(ms, 1),
        spread(ratios(ms, of("msw/node", "ms"))),
        spread(of(label, "modules"), 0),
        spread(of(label, "memory"), 0),
      ];
      return `| ${[label, ...cells].join(" | ")} |`;
    }),
  ];
};
