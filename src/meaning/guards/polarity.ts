import { stem } from "../stem.ts";
import { deniedBy } from "./negated-word.ts";
import type { Unit } from "./unit.ts";

const NEGATORS = new Set(
  "not no never none neither nor without unable impossible hardly barely scarcely lack lacking nobody nothing nowhere cannot refuse".split(
    " ",
  ),
);
/** Behind a negator these make it something else than a denial. */
const NO_DENIAL = /^(?:only|just|least|matter|doubt|more|less|later|longer than|fewer|earlier|exceed|necessarily)$/;
const TO_VERB = /^(?:fail|refuse|decline)$/;
const SKIPPED = /^(?:be|have|do|will|would|can|could|shall|should|may|might|must|a|an|the|any|to|yet|always|ever|get|been|being|its|their|your|my|our|his|her|of|in|on|at|by|for|it|you|we|they|he|she|i|this|that|these|those|such|also|both|too|very|as|so|longer|currently|usually|normally|generally|typically|necessarily|automatically|directly|only|actually|even|make|use|need|want|able|possible|no|not|nor)$/;
const CHAINING = /^(?:or|nor|and)$/;

/** What a text denies. */
export interface Polarity {
  /** Whether the unit at an index is denied. */
  readonly denied: readonly boolean[];
  /** What a unit is compared by here: of "impossible", "possible". */
  readonly bases: readonly string[];
  /** How many negators each clause has, by its index. */
  readonly negators: readonly number[];
}

const isFree = (text: string, unit: Unit, next: Unit | undefined): boolean =>
  next?.key === "free" && text[unit.end] === "-";

/** In "do-not-call registry" and in "said 'no'" nothing is denied. */
const isQuoted = (text: string, { start, end }: Unit): boolean =>
  /["'-]/.test(text[start - 1] ?? "") && /["'-]/.test(text[end] ?? "");

const isNegator = (text: string, units: readonly Unit[], at: number): boolean => {
  const [unit, next] = [units[at], units[at + 1]];
  if (unit !== undefined && isQuoted(text, unit)) return false;
  if (unit === undefined || next === undefined) return unit !== undefined && NEGATORS.has(unit.key);
  if (TO_VERB.test(unit.key)) return next.key === "to";
  if (unit.key === "free") return next.key === "of" || next.key === "from";
  return NEGATORS.has(unit.key) && !NO_DENIAL.test(next.key);
};

/** The unit a negator at an index denies: the next word of weight in its clause. */
const targetOf = (units: readonly Unit[], at: number): number | undefined => {
  const clause = units[at]?.clause;
  for (let next = at + 1; next < units.length && units[next]?.clause === clause; next++) {
    if (!SKIPPED.test(units[next]?.key ?? "")) return next;
  }
  return undefined;
};

/** "cannot be created or destroyed": the word behind "or" is denied too. */
const chained = (units: readonly Unit[], at: number): number[] => {
  const next = at + 1;
  if (!CHAINING.test(units[next]?.key ?? "") || units[next]?.key === "and") return [];
  const target = targetOf(units, next);
  return target === undefined ? [] : [target];
};

/** Finds what a text denies: words behind negators, and words whose affix denies them; twice denied is affirmed. */
export const findPolarity = (text: string, units: readonly Unit[], clauses: number): Polarity => {
  const turns = units.map(() => 0);
  const negators = Array.from({ length: clauses }, () => 0);
  const bases = units.map(({ key }) => key);
  const turn = (at: number): void => void (turns[at] = (turns[at] ?? 0) + 1);
  const count = (clause: number): void => void (negators[clause] = (negators[clause] ?? 0) + 1);
  units.forEach((unit, at) => {
    if (isFree(text, unit, units[at + 1])) [turn(at), count(unit.clause)];
    if (isNegator(text, units, at)) {
      count(unit.clause);
      const target = targetOf(units, at);
      if (target !== undefined) [target, ...chained(units, target)].forEach(turn);
      return;
    }
    const base = unit.kind === "quantity" ? undefined : deniedBy(unit.written.toLowerCase());
    if (base === undefined) return;
    bases[at] = stem(base);
    turn(at);
    count(unit.clause);
  });
  return { denied: turns.map((times) => times % 2 === 1), bases, negators };
};
