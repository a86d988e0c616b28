export type { CostOptions } from "./cost-less-than.ts";
export type { CallReference } from "./explain-call.ts";
export * from "./matchers.ts";
export type { DurationOptions } from "./respond-within.ts";
export type { CallFilter, CountedSelection, Selection, Subject } from "./select.ts";
export type { TokenLimits } from "./stay-under-tokens.ts";
export type { RateLimitOptions } from "./stay-within-rate-limits.ts";
export { not, type Verdict } from "./verdict.ts";
