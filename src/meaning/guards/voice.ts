import { against } from "./against.ts";
import type { Guard } from "./comparison.ts";
import type { Kin } from "./kin.ts";
import type { SentencePair } from "./sentence-pairs.ts";
import type { Unit } from "./unit.ts";

/** Who does something to whom, as the words before and behind the verb. */
interface Deed {
  readonly verb: Unit;
  readonly isPassive: boolean;
  readonly agent: readonly Unit[];
  readonly patient: readonly Unit[];
}

const PARTICIPLE = /(?:ed|en|wn|ught|lt|nt|de|ne|un|t|k|d)$/;
const BETWEEN =
  /^(?:not|also|often|usually|always|never|already|only|been|be|being|have|will|can|should|may|must)$/;

const LONGEST_SENTENCE = 120;

const weighty = (units: readonly Unit[]): Unit[] => units.filter(({ kind }) => kind === "word");

const hasBeBefore = (units: readonly Unit[], at: number): boolean => {
  let before = at - 1;
  while (BETWEEN.test(units[before]?.key ?? "") && units[before]?.key !== "be") before--;
  return units[before]?.key === "be";
};

/** The deed of the verb at an index, read within its clause; passive only where its agent is named behind "by". */
const deedAt = (sentence: readonly Unit[], at: number): Deed | undefined => {
  const verb = sentence[at];
  if (verb === undefined) return undefined;
  const clause = sentence.filter((unit) => unit.clause === verb.clause);
  const here = clause.indexOf(verb);
  const by = clause.findIndex(({ key }, index) => index > here && key === "by");
  const [left, right] = [clause.slice(0, here), clause.slice(here + 1)];
  const isPassive = by > 0 && (by === here + 1 || hasBeBefore(clause, here)) && PARTICIPLE.test(verb.written);
  if (!isPassive) return { verb, isPassive, agent: weighty(left), patient: weighty(right) };
  return { verb, isPassive, agent: weighty(clause.slice(by + 1)), patient: weighty(left) };
};

const areTurned = (kin: Kin, a: Deed, b: Deed): boolean => {
  const meet = (mine: readonly Unit[], theirs: readonly Unit[]): boolean =>
    mine.some((unit) => theirs.some((other) => kin.areAlike(unit.key, other.key)));
  return (
    a.isPassive !== b.isPassive &&
    meet(a.agent, b.patient) &&
    meet(a.patient, b.agent) &&
    !meet(a.agent, b.agent) &&
    !meet(a.patient, b.patient)
  );
};

const deedsOf = (sentence: readonly Unit[]): Deed[] =>
  sentence.flatMap((unit, at) => (unit.kind === "word" ? (deedAt(sentence, at) ?? []) : []));

const show = ({ agent, verb, patient }: Deed): string =>
  [...agent, verb, ...patient].map(({ written }) => written).join(" ");

const turnedDeeds = (kin: Kin, { actual, expected }: SentencePair): readonly (readonly [Deed, Deed])[] => {
  if (Math.max(actual.length, expected.length) > LONGEST_SENTENCE) return [];
  if (![...actual, ...expected].some(({ key }) => key === "by")) return [];
  const theirs = deedsOf(expected);
  return deedsOf(actual).flatMap((deed) =>
    theirs
      .filter((other) => other.verb.key === deed.verb.key && areTurned(kin, deed, other))
      .map((other) => [deed, other] as const),
  );
};

/** Finds an active and a passive sentence in which agent and patient have changed places. */
export const turnedVoices: Guard = ({ sentences, kin }) =>
  sentences
    .flatMap((pair) => turnedDeeds(kin, pair))
    .slice(0, 1)
    .map(([a, b]) => against("roles", show(a), show(b)));
