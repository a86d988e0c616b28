import { extname } from "node:path";
import { expect, type MatcherState } from "vitest";
import { configurationOf } from "../assertions/configuration.ts";
import { type MatcherOf, methodsOf, type Observer } from "../assertions/methods-of.ts";
import { snapshotMatchers, type SnapshotOptions } from "./trace-snapshot.ts";

/** Node's own, past the one that Vitest's vm pools put in its place, which cannot load ESM. */
const require = process.getBuiltinModule("node:module").createRequire(import.meta.url);

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** A matcher's file bears its name; it loads when it is first called, since all of them cost a test file 50 ms. */
const load: MatcherOf = (name) => {
  const file = `../assertions/${kebab(name)}${extname(import.meta.filename)}`;
  return (require(file) as Record<typeof name, ReturnType<MatcherOf>>)[name];
};

/** The matcher of snapshots is Vitest's own and gives no verdict; what it gives is told as one. */
const observedSnapshots = (observe: Observer) => ({
  toMatchTraceSnapshot(
    this: MatcherState,
    subject: unknown,
    ...given: [options?: SnapshotOptions, hint?: string]
  ) {
    const result = snapshotMatchers.toMatchTraceSnapshot.call(this, subject, ...given);
    const { pass } = result;
    const message = pass === this.isNot ? result.message() : "";
    const configuration = configurationOf(given);
    const verdict = { name: "matchTraceSnapshot", pass, message, actual: undefined, expected: undefined };
    observe({ verdict: { ...verdict, configuration }, subject, state: this });
    return result;
  },
});

/** Adds all matchers to Vitest's `expect`, by name alone; `observe` is told what comes of them. */
export const addMatchers = (observe: Observer): void =>
  expect.extend({ ...methodsOf(load, observe), ...observedSnapshots(observe) });
