import { expect, test } from "vitest";
import { tellMisses } from "../../../src/cli/serve/tell-misses.ts";

/** What is written while these explanations are told. */
const written = (explanations: readonly string[]): string[] => {
  const lines: string[] = [];
  const tell = tellMisses({ stderr: { write: (text) => lines.push(text) } });
  for (const explanation of explanations) tell(explanation);
  return lines;
};

test("a miss is told once, however often it comes", () => {
  expect(written(["a", "b", "a", "a"])).toEqual(["llm-replay: a\n\n", "llm-replay: b\n\n"]);
});

test("after a thousand, misses are only counted, which is said once", () => {
  const lines = written(Array.from({ length: 1500 }, (_, at) => `miss ${at}`));
  expect(lines).toHaveLength(1001);
  expect(lines.at(-1)).toBe("llm-replay: further misses are only counted.\n");
});
