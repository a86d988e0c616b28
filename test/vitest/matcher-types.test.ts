import { join, resolve } from "node:path";
import { describe, expect, expectTypeOf, test, vi } from "vitest";
import type { ExpectMethods } from "../../src/assertions/expect-methods.ts";
import * as assertions from "../../src/assertions/index.ts";
import type { MethodName } from "../../src/assertions/methods-of.ts";
import { examples } from "../assertions/examples.ts";
import { complaintsAbout } from "./type-project.ts";

vi.setConfig({ testTimeout: 60_000 });

const SRC = resolve(import.meta.dirname, "../../src");
const TRACE = `import type { Trace } from "${join(SRC, "trace/trace.ts")}";\ndeclare const trace: Trace;\n`;

/** Right and wrong uses of matchers, the wrong ones marked: one that is taken for right is a complaint. */
const USES = `
expect(trace).toCostLessThan(0.01, { per: "call", filter: { model: "gpt-5" } });
expect(trace).not.toStayUnderTokens({ input: 1 }, { filter: ({ isStream }) => isStream });
expect("a").toMatchSemantically(["b"], { threshold: 0.8 });
const later: Promise<void> = expect("a").toMatchSemantically("b", { embedder: async () => [[1]] });
const resolved: Promise<void> = expect(Promise.resolve("a")).resolves.toBeValidJson();
expect(trace).toHaveCalledTool("lookup", { order: 7 }, { mode: "superset", ignore: ["$.id"], times: 1 });
expect({ trace }).toEqual({ trace: expect.toCostLessThan(1) });
// @ts-expect-error: dollars are a number
expect(trace).toCostLessThan("0.01");
// @ts-expect-error: no such kind of tokens
expect(trace).toStayUnderTokens({ inputs: 1 });
// @ts-expect-error: no such mode
expect(trace).toHaveCalledTool("lookup", {}, { mode: "fuzzy" });
// @ts-expect-error: no such option
expect(trace).toRespondWithin(1, { percentil: 95 });
// @ts-expect-error: no such matcher
expect(trace).toCostLesThan(1);
export { later, resolved };
`;

/** As much of Vitest 4's types as says how matchers are added to them. */
const VITEST_4 = `
export interface Matchers<T = any> {}
export interface Assertion<T = any> extends Matchers<T> {
  toEqual<E>(expected: E): void;
  not: Assertion<T>;
  resolves: { [K in keyof Matchers<T>]: Matchers<T>[K] extends (...given: infer G) => any ? (...given: G) => Promise<void> : never };
}
export interface ExpectStatic extends Matchers {
  <T>(actual: T, message?: string): Assertion<T>;
}
export declare const expect: ExpectStatic;
`;

/** As much of the types of Jest's \`expect\` as says how matchers are added to them. */
const JEST_EXPECT = `
export interface Matchers<R extends void | Promise<void>, T = unknown> {
  toEqual(expected: unknown): R;
}
type Inverse<M> = { not: M };
export interface Expect {
  <T = unknown>(actual: T): Matchers<void, T> & Inverse<Matchers<void, T>> & { resolves: Matchers<Promise<void>, T> };
  [name: string]: any;
}
export declare const expect: Expect;
`;

const packaged = (name: string, types: string) => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ name, type: "module", types: "index.d.ts" }),
  [`node_modules/${name}/index.d.ts`]: types,
});

const projects = {
  "Vitest 5": {
    "uses.ts": `import { expect } from "vitest";\nimport type {} from "${join(SRC, "vitest/index.ts")}";\n${TRACE}${USES}`,
  },
  "Vitest 4": {
    ...packaged("vitest", VITEST_4),
    "uses.ts": `import { expect } from "vitest";\nimport type {} from "./types/vitest4.d.ts";\n${TRACE}${USES}`,
  },
  Jest: {
    ...packaged("expect", JEST_EXPECT),
    "uses.ts": `import { expect } from "expect";\nimport type {} from "./types/jest.d.ts";\n${TRACE}${USES}`,
  },
};

describe.each(Object.entries(projects))("the types of %s", (_name, files) => {
  test("know every right use, and no wrong one", async () => {
    expect(await complaintsAbout(files)).toBe("");
  });

  test("do not know the matchers without our entry", async () => {
    const without = files["uses.ts"].replace(/import type \{\} from .*/, "");
    expect(await complaintsAbout({ ...files, "uses.ts": without })).toContain(
      "'toCostLessThan' does not exist",
    );
  });
});

test("every example is well typed", async () => {
  const bodies = examples().map(
    ({ code }, index) => `export const example${index} = async () => {\n${code}};`,
  );
  const source = [
    `import assert from "node:assert/strict";`,
    `import { expect } from "vitest";`,
    `import { ${Object.keys(assertions).join(", ")} } from "${join(SRC, "assertions/index.ts")}";`,
    `import type {} from "${join(SRC, "vitest/index.ts")}";`,
    TRACE,
    ...bodies,
  ].join("\n");
  expect(await complaintsAbout({ "examples.ts": source })).toBe("");
});

test("every matcher is a method of expect for the compiler too", () => {
  expectTypeOf<keyof ExpectMethods<void>>().toEqualTypeOf<MethodName>();
});

test("a matcher that is synchronous gives a verdict, one that must wait a promise", () => {
  expectTypeOf(assertions.costLessThan).returns.toEqualTypeOf<assertions.Verdict>();
  const embedder = async () => [[1]];
  expectTypeOf(assertions.matchSemantically("a", "a")).toEqualTypeOf<assertions.Verdict>();
  expectTypeOf(assertions.matchSemantically("a", "a", { embedder })).toEqualTypeOf<
    Promise<assertions.Verdict>
  >();
});
