import { against } from "./against.ts";
import type { Guard } from "./comparison.ts";

const LEAST_OVERLAP = 0.6;
const FUTURE = /\b(?:will(?! not have)|is going to|are going to|plans? to|is about to|are about to)\b/i;
const PAST =
  /\b(?:has|have|had) (?:already |just |been )?\p{L}+(?:ed|en|wn|ne|t|de)\b|\b(?:was|were|did)\b/iu;

const ONGOING =
  /\b(?:is|are) (?:still |currently |now )?being\b|\b(?:is|are) still\b|\bnot yet\b|\bin progress\b/i;
const DONE = /\b(?:has|have) (?:already |just )?been\b|\balready\b/i;

/** Finds what one text tells as done and the other as still to come. */
export const contraryTenses: Guard = ({ actual, expected, overlap, leftovers }) => {
  const [a, b] = [actual.read.text, expected.read.text];
  if (overlap < LEAST_OVERLAP || leftovers.actual.length + leftovers.expected.length > 2) return [];
  const [futureA, futureB, pastA, pastB] = [FUTURE.exec(a), FUTURE.exec(b), PAST.exec(a), PAST.exec(b)];
  if (futureA !== null && futureB === null && pastA === null && pastB !== null)
    return [against("modality", futureA[0], pastB[0])];
  if (futureB !== null && futureA === null && pastB === null && pastA !== null)
    return [against("modality", pastA[0], futureB[0])];
  const [ongoingA, ongoingB, doneA, doneB] = [ONGOING.exec(a), ONGOING.exec(b), DONE.exec(a), DONE.exec(b)];
  if (ongoingA !== null && ongoingB === null && doneA === null && doneB !== null)
    return [against("modality", ongoingA[0], doneB[0])];
  if (ongoingB !== null && ongoingA === null && doneB === null && doneA !== null)
    return [against("modality", doneA[0], ongoingB[0])];
  return [];
};
