/**
 * Judges traces and outputs: matchers as plain functions that give a verdict, and as methods of any `expect`.
 *
 * @module llm-replay/assertions
 */
export type { ContainOptions } from "./contain.ts";
export type { PiiOptions } from "./contain-no-pii.ts";
export type { CostOptions } from "./cost-less-than.ts";
export { expectMatchers } from "./expect-matchers.ts";
export type { CallReference } from "./explain-call.ts";
export type { PiiKind } from "./find-pii.ts";
export type { CalledToolOptions } from "./have-called-tool.ts";
export type { LogprobOptions } from "./have-logprob-above.ts";
export type { ErrorOptions } from "./have-no-errors.ts";
export type { TrajectoryOptions, TrajectoryOrder } from "./follow-trajectory.ts";
export type { LoopOptions } from "./have-no-loops.ts";
export type { SpanOptions } from "./have-span.ts";
export type { SchemaOptions } from "./match-json-schema.ts";
export type { EmbeddedMeaningOptions, MeaningOptions } from "./match-semantically.ts";
export type { Embedder } from "../meaning/embedder.ts";
export type { ExpectMatcher, MethodName } from "./methods-of.ts";
export type { Judge, JudgeAnswer, JudgeClient, JudgeOptions, JudgePrompt } from "./judge/judge.ts";
export * from "./matchers.ts";
export type { OutputSubject } from "./output.ts";
export type { DurationOptions } from "./respond-within.ts";
export type { CallFilter, CountedSelection, Selection, Subject } from "./select.ts";
export type { TokenLimits } from "./stay-under-tokens.ts";
export type { RateLimitOptions } from "./stay-within-rate-limits.ts";
export type { ArgumentMode, ArgumentOptions, ExpectedArguments } from "./tool-arguments.ts";
export type { JsonSchema } from "./validate.ts";
export type { MatcherName } from "./table.ts";
export type { Take } from "./takes/outcome.ts";
export type { RunOptions, TakesOptions, Task } from "./takes/over-takes.ts";
export type { ExpectedStep, Step, ToolRule } from "./trajectory/step.ts";
export type { ShapeOptions } from "./shape/call-shape.ts";
export { traceShape } from "./trace-shape.ts";
export { not, type Verdict } from "./verdict.ts";
