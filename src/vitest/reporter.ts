import type { Reporter, TestModule } from "vitest/node";
import { report } from "./report.ts";
import type { Told } from "./told.ts";

/** Prints the cassettes' summary at the end of a run, on stderr so that no other report is spoilt. */
export const cassetteReporter = (print: (text: string) => void): Reporter => ({
  onTestRunEnd: (modules) => {
    const text = report(modules.flatMap(summariesOf));
    if (text !== "") print(`\n${text}\n`);
  },
});

const summariesOf = (module: TestModule): Told[] => {
  const metas = [module.meta(), ...[...module.children.allTests()].map((test) => test.meta())];
  return metas.flatMap(({ llmReplay }) => llmReplay ?? []);
};
