import { failure } from "../errors.ts";
import type { Limit, Limits } from "./thresholds.ts";

/** What a figure is measured in, and which way it gets worse. */
export interface LimitKind {
  readonly unit: "usd" | "ms" | "";
  /** The less, the worse. */
  readonly moreIsBetter?: true;
  /** It is not compared, so that there is nothing but a bound. */
  readonly boundOnly?: true;
}

/** The kind of each limit of a test. */
export const LIMIT_KINDS = {
  cost: { unit: "usd" },
  tokens: { unit: "" },
  calls: { unit: "" },
  errors: { unit: "" },
  cacheRead: { unit: "", moreIsBetter: true },
  latency: { unit: "ms" },
  firstChunk: { unit: "ms" },
  singleLatency: { unit: "ms" },
  singleFirstChunk: { unit: "ms" },
  similarity: { unit: "", boundOnly: true },
  score: { unit: "", moreIsBetter: true },
} as const satisfies Record<keyof Limits, LimitKind>;

const TERM = /^([+-]?) ?(\$?)(\d+(?:\.\d+)?|\.\d+)(e-?\d+)? ?(%|ms|s)?$/;

/** How each kind of limit is written. */
const EXAMPLES: Readonly<Record<LimitKind["unit"], readonly [growth: string, bound: string]>> = {
  usd: ["+$0.01", "$0.50"],
  ms: ["+200ms", "2s"],
  "": ["+20", "2000"],
};

const expected = ({ unit, moreIsBetter, boundOnly }: LimitKind): string => {
  if (boundOnly) return 'the least it must be, such as 0.6, or "off"';
  const [growth, bound] = EXAMPLES[unit];
  if (moreIsBetter)
    return 'how far it may sink, such as "-10%" or "-0.05", or "-10% and -0.05"; or the least it must be, such as "0.8"; or "off"';
  return (
    `how far it may grow, such as "+10%" or "${growth}", or "+10% and ${growth}" for more than both; ` +
    `or the most it may be, such as "${bound}"; or "off"`
  );
};

type Growth = NonNullable<Exclude<Limit, false>>;

const inUnit = (amount: number, suffix: string | undefined): number =>
  suffix === "s" ? amount * 1000 : amount;

/** Reads `+10%`, `+$0.01`, `2s`; `undefined` where that is no limit of this kind. */
const termOf = (text: string, { unit, moreIsBetter, boundOnly }: LimitKind): Growth | undefined => {
  const [, sign = "", dollar, digits = "", exponent = "", suffix] = TERM.exec(text) ?? [];
  const amount = Number(digits + exponent);
  const isGrowth = sign !== "" || suffix === "%";
  if (digits === "" || !Number.isFinite(amount)) return undefined;
  if ((dollar && (unit !== "usd" || suffix === "%")) || (suffix?.endsWith("s") && unit !== "ms"))
    return undefined;
  if (sign !== "" && sign !== (moreIsBetter ? "-" : "+")) return undefined;
  if (isGrowth && boundOnly) return undefined;
  if (suffix === "%") return { relative: amount / 100 };
  return isGrowth ? { absolute: inUnit(amount, suffix) } : { bound: inUnit(amount, suffix) };
};

/** What is joined with `and` is growth of both kinds; with `or`, growth and a bound. */
const joined = (terms: readonly (Growth | undefined)[], isAllowed: (term: Growth) => boolean) => {
  const names = terms.flatMap((term) => (term && isAllowed(term) ? Object.keys(term) : []));
  const isOnce = new Set(names).size === names.length && names.length >= terms.length;
  return isOnce ? (Object.assign({}, ...terms) as Growth) : undefined;
};

const alternativeOf = (text: string, kind: LimitKind): Growth | undefined => {
  const terms = text.split(/ and /).map((term) => termOf(term.trim(), kind));
  return terms.length === 1 ? terms[0] : joined(terms, (term) => term.bound === undefined);
};

const limitIn = (text: string, kind: LimitKind): Limit | undefined => {
  const plain = text.trim().toLowerCase().replace(/\s+/g, " ").replaceAll("−", "-");
  if (plain === "off" || plain === "false") return false;
  const alternatives = plain.split(/ or /).map((part) => alternativeOf(part, kind));
  return joined(alternatives, () => true);
};

/**
 * Reads how far a figure may go: growth (`+10%`, `+$0.01`, `+200ms`, `+10% and +20` for more than both), a bound
 * (`$0.50`, `2s`, a number), both (`+10% or $0.50`), or `off`. Where more is better, how far it may sink (`-5%`) or the
 * least it must be. `name` is told in errors.
 *
 * @throws `thresholdInvalid` with what it must be.
 */
export const parseLimit = (name: string, value: unknown, kind: LimitKind): Limit => {
  if (value === false) return false;
  const limit =
    typeof value === "string" || typeof value === "number" ? limitIn(`${value}`, kind) : undefined;
  if (limit === undefined) throw failure("thresholdInvalid", name, value, expected(kind));
  return limit;
};
