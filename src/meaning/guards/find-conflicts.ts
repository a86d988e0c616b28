import type { Conflict } from "../conflict.ts";
import { type ReadText, readText } from "../read-text.ts";
import { contraryAntonyms } from "./antonyms.ts";
import { compare, type Comparison, type Guard } from "./comparison.ts";
import { addedConditions } from "./conditions.ts";
import { conflictingEntities, missingEntities } from "./entities.ts";
import { exclusiveWords } from "./exclusive.ts";
import { conflictingJson, flattenJson, readJson } from "./json.ts";
import { contraryLabels } from "./labels.ts";
import { contraryDuties } from "./modality.ts";
import { contraryNegations } from "./negation.ts";
import { invertedSteps } from "./order.ts";
import { contraryQuantifiers } from "./quantifiers.ts";
import { conflictingQuantities, missingQuantities } from "./quantities.ts";
import { compareRefusals } from "./refusal.ts";
import { addedLimits } from "./scope.ts";
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
  conflictingQuantities,
  conflictingEntities,
  swappedRoles,
  turnedVoices,
  invertedSteps,
  contraryQuantifiers,
  contraryDuties,
  contraryTenses,
  addedLimits,
  addedConditions,
  contraryLabels,
  exclusiveWords,
  contraryAntonyms,
];
/** Two refusals may be worded in any way. */
const GUARDS_OF_WORDING: readonly Guard[] = [contraryNegations, rivalWords];

const guardsFor = (bothRefuse: boolean, isStrict: boolean): readonly Guard[] => {
  if (bothRefuse) return [conflictingQuantities, conflictingEntities];
  return [...GUARDS, ...GUARDS_OF_WORDING, ...(isStrict ? [otherWords] : [])];
};

const omissionsOf = (comparison: Comparison): Conflict[] => [
  ...missingQuantities(comparison),
  ...missingEntities(comparison),
];

const findInProse = (actual: ReadText, expected: ReadText, isStrict: boolean): Findings => {
  const comparison = compare(actual, expected);
  const { conflicts, bothRefuse } = compareRefusals(comparison);
  const found = guardsFor(bothRefuse, isStrict).flatMap((guard) => guard(comparison));
  return { conflicts: [...conflicts, ...found], omissions: omissionsOf(comparison), bothRefuse };
};

/**
 * Finds where two texts contradict each other in ways a similarity score does not see: numbers, units, dates, names,
 * negation, opposites, roles, order, scope, conditions, refusals. JSON is compared path by path; JSON against prose as
 * sentences. Never throws.
 */
export const findConflicts = (actual: ReadText, expected: ReadText, options: FindOptions = {}): Findings => {
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
