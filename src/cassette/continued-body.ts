import { isDeepStrictEqual } from "node:util";
import type { JsonValue } from "../formats/json.ts";
import { applyEdits } from "./apply-edits.ts";
import type { JsonBody } from "./cassette.ts";
import type { ContinuedBody } from "./disk.ts";
import { findEdits } from "./find-edits.ts";

type Numbers = Readonly<Record<string, string>>;
type Changes = Omit<ContinuedBody, "continues">;

const isUnder = (pointer: string, place: string): boolean =>
  pointer.startsWith(place) && (pointer.length === place.length || pointer[place.length] === "/");

/** Gives the literals of the earlier body that no edit touches. */
const untouched = (numbers: Numbers, { remove = [], set = {} }: Changes): Numbers => {
  const places = [...remove, ...Object.keys(set)];
  if (places.length === 0) return numbers;
  return Object.fromEntries(
    Object.entries(numbers).filter(([pointer]) => !places.some((place) => isUnder(pointer, place))),
  );
};

/** Finds the literals to add to `base`; `undefined` where one of `base` would have to go. */
const addedNumbers = (base: Numbers, next: Numbers): Numbers | undefined => {
  if (Object.keys(base).some((pointer) => next[pointer] === undefined)) return undefined;
  return Object.fromEntries(Object.entries(next).filter(([pointer, literal]) => base[pointer] !== literal));
};

/** Makes the body that continues `base`; or gives the pointer that leads to no fitting place in it. */
export const continueBody = (base: JsonBody, changes: Changes): JsonBody | { nowhere: string } => {
  const applied = applyEdits(base.json, changes);
  if ("nowhere" in applied) return applied;
  const numbers = { ...untouched(base.numbers ?? {}, changes), ...changes.numbers };
  const layout = changes.layout === undefined ? base.layout : changes.layout;
  return {
    json: applied.value,
    ...(layout && { layout }),
    ...(Object.keys(numbers).length > 0 && { numbers }),
    ...(changes.cuts && { cuts: changes.cuts }),
  };
};

const isSame = (one: JsonValue, other: JsonValue): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

/** Finds what makes `next` of `base` to the byte; `undefined` where little is shared or bytes would differ. */
export const changesOf = (base: JsonBody, next: JsonBody): Changes | undefined => {
  const edits = findEdits(base.json, next.json);
  if (edits === undefined) return undefined;
  const added = addedNumbers(untouched(base.numbers ?? {}, edits), next.numbers ?? {});
  if (added === undefined) return undefined;
  const changes: Changes = {
    ...edits,
    ...(!isDeepStrictEqual(base.layout, next.layout) && { layout: next.layout ?? null }),
    ...(Object.keys(added).length > 0 && { numbers: added }),
    ...(next.cuts && { cuts: next.cuts }),
  };
  const again = continueBody(base, changes);
  if ("nowhere" in again || !isSame(again.json, next.json)) return undefined;
  return isDeepStrictEqual({ ...again, json: null }, { ...next, json: null }) ? changes : undefined;
};
