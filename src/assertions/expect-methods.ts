import type { StandardSchemaV1 } from "@standard-schema/spec";
import type { JudgeOptions } from "./judge/judge.ts";
import type { SchemaOptions } from "./match-json-schema.ts";
import type { EmbeddedMeaningOptions } from "./match-semantically.ts";
import type * as matchers from "./matchers.ts";
import type { MatcherName } from "./table.ts";
import type { RunOptions, TakesOptions } from "./takes/over-takes.ts";

/**
 * What a matcher takes beside its subject.
 *
 * @inline
 */
type Given<Name extends MatcherName> = (typeof matchers)[Name] extends (
  subject: never,
  ...given: infer Rest
) => unknown
  ? Rest
  : never;

/** The matchers as methods of `expect`; `R` is what an assertion gives back: nothing, or a promise after `resolves`. */
export interface ExpectMethods<R> {
  /** Passes where the calls cost less than that many US dollars, together or each. */
  toCostLessThan: (...given: Given<"costLessThan">) => R;
  /** Passes where the calls use fewer tokens than the limit, in total or of each kind. */
  toStayUnderTokens: (...given: Given<"stayUnderTokens">) => R;
  /** Passes where every call, or a percentile of them, is answered within that many milliseconds. */
  toRespondWithin: (...given: Given<"respondWithin">) => R;
  /** Passes where every stream gives the first piece of its output within that many milliseconds. */
  toStreamFirstTokenWithin: (...given: Given<"streamFirstTokenWithin">) => R;
  /** Passes where every call generates at least that many output tokens a second. */
  toGenerateAtLeast: (...given: Given<"generateAtLeast">) => R;
  /** Passes where the trace makes at most that many calls of a model. */
  toMakeAtMost: (...given: Given<"makeAtMost">) => R;
  /** Passes where at most that many requests are sent again after an error. */
  toRetryAtMost: (...given: Given<"retryAtMost">) => R;
  /** Passes where every turn only adds to the prompt of the turn before. */
  toKeepPromptCachePrefix: (...given: Given<"keepPromptCachePrefix">) => R;
  /** Passes where no call is refused and some of the provider's limits is left after each. */
  toStayWithinRateLimits: (...given: Given<"stayWithinRateLimits">) => R;
  /** Passes where the output means the text, or one of several, and contradicts it nowhere. */
  toMatchSemantically: ((
    expected: string | readonly string[],
    options: EmbeddedMeaningOptions,
  ) => Promise<void>) &
    ((...given: Given<"matchSemantically">) => R);
  /** Passes where the output is JSON as a Standard Schema or a JSON Schema says. */
  toMatchJsonSchema: ((
    schema: StandardSchemaV1,
    options: SchemaOptions & { readonly async: true },
  ) => Promise<void>) &
    ((...given: Given<"matchJsonSchema">) => R);
  /** Passes where the output is one JSON document and nothing else. */
  toBeValidJson: (...given: Given<"beValidJson">) => R;
  /** Passes where the output holds every one of the texts. */
  toContainAllOf: (...given: Given<"containAllOf">) => R;
  /** Passes where the output holds at least one of the texts. */
  toContainAnyOf: (...given: Given<"containAnyOf">) => R;
  /** Passes where the model declines to answer, or says that it cannot tell. */
  toRefuse: (...given: Given<"refuse">) => R;
  /** Passes where the last call ends for that reason, or for one of several. */
  toFinishWith: (...given: Given<"finishWith">) => R;
  /** Passes where the output holds no personal data. */
  toContainNoPii: (...given: Given<"containNoPii">) => R;
  /** Passes where the model was surer of its answer than that log probability. */
  toHaveLogprobAbove: (...given: Given<"haveLogprobAbove">) => R;
  /** Passes where a model asked for the tool, with such arguments. */
  toHaveCalledTool: (...given: Given<"haveCalledTool">) => R;
  /** Passes where the arguments of every tool call are as the recorded request's schemas say. */
  toHaveValidToolArguments: (...given: Given<"haveValidToolArguments">) => R;
  /** Passes where the tools that were called follow the steps. */
  toFollowTrajectory: (...given: Given<"followTrajectory">) => R;
  /** Passes where nothing was done over and over. */
  toHaveNoLoops: (...given: Given<"haveNoLoops">) => R;
  /** Passes where the trace holds a span that fits. */
  toHaveSpan: (...given: Given<"haveSpan">) => R;
  /** Passes where no call and no span failed. */
  toHaveNoErrors: (...given: Given<"haveNoErrors">) => R;
  /** Passes where a judge finds that the output fulfils the rubric. */
  toPassJudge: (...given: Given<"passJudge">) => Promise<void>;
  /** Passes where a judge finds that the output claims nothing but what the context says. */
  toBeFaithfulTo: (...given: Given<"beFaithfulTo">) => Promise<void>;
  /** Passes where a judge finds that the output answers the question. */
  toBeRelevantTo: (...given: Given<"beRelevantTo">) => Promise<void>;
  /** Passes where a judge finds the output coherent in itself. */
  toBeCoherent: (...given: Given<"beCoherent">) => Promise<void>;
  /** Passes where a judge finds that swapped people or groups are treated alike. */
  toBeUnbiased: (variants: readonly unknown[], options: JudgeOptions) => Promise<void>;
  /** Passes where the takes pass at least at that rate. */
  toPassAtLeast: ((rate: number, options: RunOptions) => Promise<void>) &
    ((rate: number, options?: TakesOptions) => R);
  /** Passes where it is at least that likely that one of `k` takes passes. */
  toPassAtK: ((k: number, rate: number, options: RunOptions) => Promise<void>) &
    ((k: number, rate: number, options?: TakesOptions) => R);
  /** Passes where it is at least that likely that all of `k` takes pass. */
  toPassHatK: ((k: number, rate: number, options: RunOptions) => Promise<void>) &
    ((k: number, rate: number, options?: TakesOptions) => R);
}
