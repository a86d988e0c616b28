import { extname } from "node:path";
import { expect } from "vitest";
import { expectMatchers, type Matchers } from "../assertions/extend.ts";

/** Node's own, past the one that Vitest's vm pools put in its place, which cannot load ESM. */
const require = process.getBuiltinModule("node:module").createRequire(import.meta.url);

const load = (): Matchers => require(`../assertions/matchers${extname(import.meta.filename)}`) as Matchers;

/** Adds all matchers to Vitest's `expect`; their code loads, synchronously, when the first is called. */
export const addMatchers = (): void => expect.extend(expectMatchers(load));
