import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { rivalsFolder } from "../rivals.ts";
import { figuresOf } from "../run-node.ts";
import { ratios, spread } from "../statistics.ts";
import type { Figures } from "../workloads/workload.ts";

const IMPORT = join(import.meta.dirname, "import-one.ts");
const built = (path: string): string => pathToFileURL(join(import.meta.dirname, "../../dist", path)).href;

/** What is imported, and the folder it is looked for from, where that is not this one. */
const ENTRIES: Readonly<Record<string, readonly string[]>> = {
  "nothing (Node's own start)": ["node:fs"],
  "msw/node": ["msw/node", rivalsFolder],
  "llm-replay/vitest's setup file (Vitest itself stubbed)": [built("vitest/setup.js")],
  "llm-replay/vitest (in the configuration)": [built("vitest/index.js")],
  "llm-replay": [built("index.js")],
  "llm-replay/assertions": [built("assertions/index.js")],
  undici: ["undici", rivalsFolder],
  "@pollyjs/core": ["@pollyjs/core", rivalsFolder],
  nock: ["nock", rivalsFolder],
  "vcr-test": ["vcr-test", rivalsFolder],
  "@copilotkit/aimock": ["@copilotkit/aimock", rivalsFolder],
};

/** What importing costs a process that starts. */
export const importsPart = async (rounds: number): Promise<string[]> => {
  const seen = new Map<string, Figures[]>(Object.keys(ENTRIES).map((label) => [label, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [label, entry] of Object.entries(ENTRIES))
      seen.get(label)?.push(await figuresOf([IMPORT, ...entry]));
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
