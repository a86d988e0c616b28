import type { Conflict } from "../conflict.ts";
import { onOneSide } from "./against.ts";
import type { Guard } from "./comparison.ts";
import type { View } from "./view.ts";

const LEAST_OVERLAP = 0.75;
/** "only with a badge" is "not without a badge". */
const EQUIVALENT = /^(?:except|unless|without|nobody|none)$/;
const LIMITER = /^(?:only|solely|exclusively|merely)$/;

/** "can only", "is only": it limits what follows; "his only car" limits nothing. */
const BEFORE = /^(?:can|could|may|must|will|should|be|do|work|apply|available|allow|use|support)$/;
const BEHIND =
  /^(?:for|by|when|if|with|through|via|available|allow|after|in|on|to|be|apply|work|support|administrator|admin)$/;

/** "only" in front of anything but a number, which it does not limit but belittle. */
const limiterOf = ({ units }: View): string | undefined =>
  units.find(
    (unit, at) =>
      LIMITER.test(unit.key) &&
      units[at + 1]?.quantity === undefined &&
      (units[at - 1]?.clause !== unit.clause ||
        BEFORE.test(units[at - 1]?.key ?? "") ||
        BEHIND.test(units[at + 1]?.key ?? "")),
  )?.written;

const added = (side: "actual" | "expected", mine: View, theirs: View): Conflict[] => {
  const limiter = limiterOf(mine);
  const isAdded =
    limiter !== undefined && !theirs.units.some(({ key }) => LIMITER.test(key) || EQUIVALENT.test(key));
  return isAdded ? [onOneSide("quantifier", side, limiter)] : [];
};

/** Finds an "only" that one of two nearly equal texts lacks. */
export const addedLimits: Guard = ({ actual, expected, overlap }) =>
  overlap < LEAST_OVERLAP
    ? []
    : [...added("actual", actual, expected), ...added("expected", expected, actual)];
