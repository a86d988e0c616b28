export type { CallReference } from "./explain-call.ts";
export * from "./matchers.ts";
export type { CallFilter, CountedSelection, Selection, Subject } from "./select.ts";
export { not, type Verdict } from "./verdict.ts";
