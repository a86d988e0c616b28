import type { Cassette, Interaction, Take } from "../cassette/cassette.ts";
import type { Ledger } from "./ledger.ts";
import type { Prepared } from "./prepare.ts";
import { takeOf } from "./take-of.ts";

/**
 * Gives a session's cassette with what was measured now as one more take; `undefined` where nothing was to be measured,
 * or where it is no take of this recording: the ledger then tells why.
 */
export const withTake = (
  { work, cassette }: Pick<Prepared, "work" | "cassette">,
  today: readonly Interaction[],
  ledger: Ledger,
  scores: Take["scores"],
): Cassette | undefined => {
  if (work !== "take" || !cassette || cassette.interactions.length === 0) return undefined;
  const measured =
    ledger.refused() > 0
      ? { reason: "calls were refused, so that it is not whole" }
      : takeOf(cassette.interactions, today, scores);
  if ("take" in measured) return { ...cassette, takes: [...cassette.takes, measured.take] };
  ledger.note(`A take was dropped: ${measured.reason}.`);
  return undefined;
};
