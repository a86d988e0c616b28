import type { Conflict } from "../conflict.ts";
import { type ReadText, readText } from "../read-text.ts";
import { contraryAntonyms } from "./antonyms.ts";
import { compare, type Comparison, type Guard } from "./comparison.ts";
import { addedConditions } from "./conditions.ts";
import { conflictingEntities, missingEntities } from "./entities.ts";
import { contrastingWords } from "./contrasts.ts";
import { exclusiveWords } from "./exclusive.ts";
import { conflictingJson, flattenJson, readJson } from "./json.ts";
import { addedMembers } from "./members.ts";
import { contraryLabels } from "./labels.ts";
import { contraryDuties } from "./modality.ts";
import { contraryNegations } from "./negation.ts";
import { invertedSteps } from "./order.ts";
import { contraryQuantifiers } from "./quantifiers.ts";
import { conflictingQuantities, missingQuantities } from "./quantities.ts";
import { otherOperators } from "./operators.ts";
import { compareRefusals } from "./refusal.ts";
import { areScenes } from "./scene.ts";
import { addedLimits } from "./scope.ts";
import { otherShares } from "./shares.ts";
import { otherWords, rivalWords } from "./substitution.ts";
import { swappedRoles } from "./swaps.ts";
import { contraryTenses } from "./tense.ts";
import { contraryVerdicts } from "./verdict.ts";
import { turnedVoices } from "./voice.ts";

/** What two texts disagree about. */
export interface Findings {
  /** Points on which the texts contradict each other; any one makes them differ in meaning. */
  readonly conflicts: readonly Conflict[];
  /** Quantities and names that only one text has; they alone do not make the texts differ. */
  readonly omissions: readonly Conflict[];
  /** Both texts refuse to answer. */
  readonly bothRefuse?: boolean;
}

/** How closely texts are held against each other. */
export interface FindOptions {
  /** Also flags every word that stands in the place of another that is no synonym. Default false. */
  readonly strict?: boolean;
}

const GUARDS: readonly Guard[] = [
  contraryVerdicts,
  swappedRoles,
  turnedVoices,
  invertedSteps,
  contraryQuantifiers,
  contraryDuties,
  contraryTenses,
  addedLimits,
  addedConditions,
  contraryLabels,
  contraryNegations,
];
/** These hold only where both texts speak of the same things. */
const GUARDS_OF_FACTS: readonly Guard[] = [conflictingQuantities, otherShares, conflictingEntities];
const GUARDS_OF_WORDS: readonly Guard[] = [
  exclusiveWords,
  contraryAntonyms,
  contrastingWords,
  rivalWords,
  addedMembers,
  otherOperators,
];

const guardsFor = (comparison: Comparison, bothRefuse: boolean, isStrict: boolean): readonly Guard[] => {
  if (bothRefuse) return GUARDS_OF_FACTS;
  const strict = isStrict ? [otherWords] : [];
  if (areScenes(comparison.actual, comparison.expected)) return [...GUARDS, ...strict];
  return [...GUARDS_OF_FACTS, ...GUARDS, ...GUARDS_OF_WORDS, ...strict];
};

const omissionsOf = (comparison: Comparison): Conflict[] => [
  ...missingQuantities(comparison),
  ...missingEntities(comparison),
];

const findInProse = (actual: ReadText, expected: ReadText, isStrict: boolean): Findings => {
  const comparison = compare(actual, expected);
  const { conflicts, bothRefuse } = compareRefusals(comparison);
  const found = guardsFor(comparison, bothRefuse, isStrict).flatMap((guard) => guard(comparison));
  return { conflicts: [...conflicts, ...found], omissions: omissionsOf(comparison), bothRefuse };
};

/**
 * Finds where two texts contradict each other in ways a similarity score does not see: numbers, units, dates, names,
 * negation, opposites, roles, order, scope, conditions, refusals. JSON is compared path by path; JSON against prose as
 * sentences. Never throws.
 */
export const findConflicts = (actual: ReadText, expected: ReadText, options: FindOptions = {}): Findings => {
  if (actual.raw === expected.raw) return { conflicts: [], omissions: [] };
  const isStrict = options.strict === true;
  const [jsonA, jsonB] = [readJson(actual.raw), readJson(expected.raw)];
  if (jsonA !== undefined && jsonB !== undefined) {
    const compareStrings = (a: string, b: string): readonly Conflict[] =>
      findInProse(readText(a), readText(b), isStrict).conflicts;
    return { conflicts: conflictingJson(jsonA, jsonB, compareStrings), omissions: [] };
  }
  return findInProse(
    jsonA === undefined ? actual : readText(flattenJson(jsonA)),
    jsonB === undefined ? expected : readText(flattenJson(jsonB)),
    isStrict,
  );
};
