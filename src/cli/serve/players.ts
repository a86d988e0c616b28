import type { Interaction } from "../../cassette/cassette.ts";
import { createRedactor } from "../../recorder/redact.ts";
import { openTape, type Tape } from "../../replay/tape.ts";
import { addressesIn, atAnyOf } from "./any-host.ts";
import { looping } from "./looping.ts";
import type { Place } from "./place.ts";
import { type Served, together } from "./shelf.ts";

/** The tapes that are being played, one for each program and cassette. */
export interface Players {
  /** Gives the tape of a request, opened at its beginning where it is the first. */
  readonly tapeAt: (place: Place) => Tape;
  /** Ends tapes, so that the next request finds a fresh one; those of one cassette or session where they are named. */
  readonly reset: (of: {
    readonly cassette?: string | undefined;
    readonly session?: string | undefined;
  }) => number;
}

interface Playing extends Pick<Place, "cassette" | "session"> {
  readonly tape: Tape;
}

/** Sets up the players of some cassettes; with `loops`, answers are repeated instead of running out. */
export const openPlayers = (shelf: readonly Served[], { loops }: { readonly loops: boolean }): Players => {
  const { request: redact, mayHoldSecret } = createRedactor();
  const reels = new Map(shelf.map(({ name, interactions }) => [name, reelOf(interactions)]));
  const whole = reelOf(together(shelf).interactions);
  const playing = new Map<string, Playing>();

  const open = ({ interactions }: Reel): Tape => {
    const fresh = (): Tape => openTape({ interactions }, { redact, mayHoldSecret, repeats: loops });
    return loops ? looping(fresh) : fresh();
  };

  return {
    tapeAt: ({ cassette, session, target }) => {
      const reel = (cassette === undefined ? undefined : reels.get(cassette)) ?? whole;
      const key = JSON.stringify([cassette, session]);
      const found = playing.get(key) ?? { cassette, session, tape: open(reel) };
      playing.set(key, found);
      return atAnyOf(reel.addressesOf(target), found.tape);
    },
    reset: (of) => {
      const ended = [...playing].filter(
        ([, each]) =>
          (of.cassette ?? each.cassette) === each.cassette && (of.session ?? each.session) === each.session,
      );
      for (const [key] of ended) playing.delete(key);
      return ended.length;
    },
  };
};

interface Reel {
  readonly interactions: readonly Interaction[];
  readonly addressesOf: ReturnType<typeof addressesIn>;
}

const reelOf = (interactions: readonly Interaction[]): Reel => ({
  interactions,
  addressesOf: addressesIn(interactions),
});
