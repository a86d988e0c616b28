import { parseLimit, LIMIT_KINDS } from "../../reporters/parse-limit.ts";
import { parseThresholds } from "../../reporters/parse-thresholds.ts";
import { readThresholdFlags } from "../../reporters/threshold-flags.ts";
import { DEFAULT_THRESHOLDS, type Limit, type Limits } from "../../reporters/thresholds.ts";

/** A figure that is judged. */
export type Figure = "tokens" | "cost" | "latency" | "firstChunk";

/** From where on an answer of today has drifted. */
export interface DriftLimits extends Pick<Limits, Figure | "similarity"> {
  /** How near the vectors of an embedding must stay, as a cosine. */
  readonly cosine: number | false;
  /** Which share of its nearest neighbours a vector must keep. */
  readonly overlap: number | false;
  /** The figures that were given a limit: past it is a drift; past the others' is told alone, since they vary by themselves. */
  readonly asked: ReadonlySet<string>;
}

const { singleLatency, singleFirstChunk, similarity } = DEFAULT_THRESHOLDS.test;

/** What holds where nothing else is said. */
export const DEFAULT_DRIFT_LIMITS: DriftLimits = {
  tokens: { relative: 1, absolute: 200 },
  cost: { relative: 1, absolute: 0.001 },
  latency: singleLatency,
  firstChunk: singleFirstChunk,
  similarity,
  cosine: 0.99,
  overlap: 0.8,
  asked: new Set(),
};

/** The limits on figures, by their flag; the others of `diff` are about whole tests. */
const FLAGS = { "max-tokens": "tokens", "max-latency": "latency", "max-first-chunk": "firstChunk" } as const;
const COST_FLAG = "max-dearer";

const leastOf = (name: string, value: unknown, standard: number | false): number | false => {
  if (value === undefined) return standard;
  const limit: Limit = parseLimit(name, value, LIMIT_KINDS.similarity);
  return limit === false ? false : (limit.bound ?? standard);
};

const costOf = (value: unknown): Partial<Pick<DriftLimits, "cost">> =>
  value === undefined ? {} : { cost: parseLimit(`--${COST_FLAG}`, value, LIMIT_KINDS.cost) };

/**
 * Reads the limits out of flags, in the words of `llm-replay diff`.
 *
 * @throws `thresholdInvalid` with what the value must be.
 */
export const readDriftLimits = (flags: Readonly<Record<string, unknown>>): DriftLimits => {
  const names = [...Object.keys(FLAGS), "min-similarity"];
  const given = readThresholdFlags(Object.fromEntries(names.map((name) => [name, flags[name]])), "--");
  const { test } = parseThresholds(given);
  const { cosine, overlap } = DEFAULT_DRIFT_LIMITS;
  const asked = Object.entries(FLAGS).filter(([flag]) => flags[flag] !== undefined);
  return {
    ...DEFAULT_DRIFT_LIMITS,
    ...Object.fromEntries(asked.map(([, figure]) => [figure, test[figure]])),
    ...costOf(flags[COST_FLAG]),
    similarity: test.similarity,
    cosine: leastOf("--min-cosine", flags["min-cosine"], cosine),
    overlap: leastOf("--min-overlap", flags["min-overlap"], overlap),
    asked: new Set([
      ...asked.map(([, figure]) => figure),
      ...(flags[COST_FLAG] === undefined ? [] : ["cost"]),
    ]),
  };
};
