import type { CallDetail, CallPair } from "../../reporters/html/page-data.ts";

/** One of the two states that are compared. */
export type SideName = "base" | "head";

/** Gives a call as a side has it, else as the other has it. */
export const callOn = ({ base, head }: CallPair, side: SideName): CallDetail | undefined =>
  side === "base" ? (base ?? head) : (head ?? base);

/** Lets a reader choose which of two sides to look at. */
export const SideSwitch = (props: { readonly side: SideName; readonly choose: (side: SideName) => void }) => (
  <div class="switch" role="group" aria-label="Side">
    {(["base", "head"] as const).map((side) => (
      <button
        type="button"
        key={side}
        class={`of-${side}`}
        aria-pressed={side === props.side}
        onClick={() => props.choose(side)}
      >
        {side}
      </button>
    ))}
  </div>
);
