import { nounFile } from "./taxonomy.ts";
import type { View } from "./view.ts";

const INDEFINITE = /^["']?(?:there (?:is|are) )?(?:an?|two|three|four|five|six|some|several|many|a few)\b/i;
const PLURAL = /^["']?(?:young|old|people|men|women|children|dogs|kids|boys|girls)\b/i;
const DOING = /^(?:\S+ ){1,9}\S*[a-z]ing\b/i;
const RULE = /\b(?:can|could|may|might|must|shall|should|will|would|you|your|if|when|not|no|than)\b/i;
const ANIMAL = 5;
const PERSON = 18;
const OPENING_WORDS = 6;

const isLiving = ({ units }: View): boolean =>
  units.slice(0, OPENING_WORDS).some(({ key }) => [ANIMAL, PERSON].includes(nounFile(key) ?? 0));

const isOne = (view: View): boolean => {
  const { text, sentences } = view.read;
  if (sentences.length !== 1 || RULE.test(text) || view.quantities.some(({ bound }) => bound)) return false;
  return DOING.test(text)
    ? INDEFINITE.test(text) || PLURAL.test(text)
    : INDEFINITE.test(text) && isLiving(view);
};

/**
 * Tells whether both texts picture a scene of someone not named ("A man is playing a flute"). Two such scenes with
 * different things in them are two scenes; they do not contradict each other.
 */
export const areScenes = (a: View, b: View): boolean => isOne(a) && isOne(b);
