import { stem } from "../stem.ts";
import { deniedBy } from "./negated-word.ts";
import type { Unit } from "./unit.ts";

const NEGATORS = new Set(
  `not no never none neither nor without unable impossible hardly barely scarcely rarely seldom lack lacking nobody nothing
  nowhere cannot unless avoid refrain absent dont doesnt didnt isnt arent wasnt werent wont cant couldnt shouldnt
  wouldnt havent hasnt hadnt`.split(/\s+/),
);
/** Behind a negator these make it something else than a denial. */
const NO_DENIAL =
  /^(?:only|just|least|matter|doubt|more|less|later|longer than|fewer|earlier|exceed|necessarily|until)$/;
const TO_VERB = /^(?:fail|failure|decline|refuse|refusal|yet)$/;
const MAY_DENY = new Set([...NEGATORS, "fail", "failure", "decline", "refuse", "refusal", "yet", "free"]);
const SKIPPED =
  /^(?:be|have|do|will|would|can|could|shall|should|may|might|must|a|an|the|any|to|yet|always|ever|get|been|being|its|their|your|my|our|his|her|of|in|on|at|by|for|it|you|we|they|he|she|i|this|that|these|those|such|also|both|too|very|as|so|longer|currently|usually|normally|generally|typically|necessarily|automatically|directly|only|actually|even|make|use|need|want|able|possible|one|no|not|nor)$/;
/** A negator reaches no further than so many units. */
const LONGEST_REACH = 12;
const CHAINING = /^(?:or|nor)$/;

/** What a text denies. */
export interface Polarity {
  /** Whether the unit at an index is denied. */
  readonly denied: readonly boolean[];
  /** What a unit is compared by here: of "impossible", "possible". */
  readonly bases: readonly string[];
  /** Whether the unit denies itself, by its affix or a hyphen: "unpaid", "visa-free", "non-binding". */
  readonly affixed: readonly boolean[];
  /** How many negators each clause has, by its index; affixes do not count. */
  readonly negators: readonly number[];
}

/** In "do-not-call registry", "said 'no'" and "No. 1" nothing is denied. */
const isQuoted = (text: string, { start, end }: Unit): boolean =>
  (/["'-]/.test(text[start - 1] ?? "") && /["'-]/.test(text[end] ?? "")) ||
  /^No\. ?\d/.test(text.slice(start, end + 3));

const isNegator = (text: string, units: readonly Unit[], at: number): boolean => {
  const [unit, next] = [units[at], units[at + 1]];
  if (unit === undefined || !MAY_DENY.has(unit.key) || isQuoted(text, unit)) return false;
  if (next === undefined) return NEGATORS.has(unit.key);
  if (TO_VERB.test(unit.key)) return next.key === "to";
  if (unit.key === "free") return next.key === "of" || next.key === "from";
  return NEGATORS.has(unit.key) && !NO_DENIAL.test(next.key);
};

/** The unit a negator at an index denies: the next word of weight in its clause. */
const targetOf = (units: readonly Unit[], at: number): number | undefined => {
  const clause = units[at]?.clause;
  for (let next = at + 1; next <= at + LONGEST_REACH && units[next]?.clause === clause; next++) {
    if (!SKIPPED.test(units[next]?.key ?? "")) return next;
  }
  return undefined;
};

/** "cannot be created or destroyed": the word behind "or" is denied too. */
const chained = (units: readonly Unit[], at: number): number[] => {
  const next = at + 1;
  const target = CHAINING.test(units[next]?.key ?? "") ? targetOf(units, next) : undefined;
  return target === undefined ? [] : [target];
};

const targets = (units: readonly Unit[], at: number): number[] => {
  const target = targetOf(units, at);
  return target === undefined ? [] : [target, ...chained(units, target)];
};

/** What a unit denies of itself; its base and whether it does. */
const affixOf = (text: string, units: readonly Unit[], at: number): string | undefined => {
  const [unit, next] = [units[at], units[at + 1]];
  if (unit === undefined || unit.kind === "quantity") return undefined;
  const isFree = next?.key === "free" && text[unit.end] === "-";
  const isNon = units[at - 1]?.key === "non" && text[unit.start - 1] === "-";
  if (isFree || isNon) return unit.key;
  const base = deniedBy(unit.lower);
  return base === undefined ? undefined : stem(base);
};

/** Finds what a text denies: words behind negators, and words whose affix denies them; twice denied is affirmed. */
export const findPolarity = (text: string, units: readonly Unit[], clauses: number): Polarity => {
  const turns = units.map(() => 0);
  const negators = Array.from({ length: clauses }, () => 0);
  const negates = units.map((_, at) => isNegator(text, units, at));
  const affixes = units.map((_, at) => (negates[at] === true ? undefined : affixOf(text, units, at)));
  units.forEach((unit, at) => {
    if (affixes[at] !== undefined) turns[at] = (turns[at] ?? 0) + 1;
    if (negates[at] !== true) return;
    negators[unit.clause] = (negators[unit.clause] ?? 0) + 1;
    for (const target of targets(units, at)) turns[target] = (turns[target] ?? 0) + 1;
  });
  return {
    denied: turns.map((times) => times % 2 === 1),
    bases: units.map(({ key }, at) => affixes[at] ?? key),
    affixed: affixes.map((affix) => affix !== undefined),
    negators,
  };
};
