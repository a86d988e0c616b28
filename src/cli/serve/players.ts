import type { Interaction } from "../../cassette/cassette.ts";
import { createRedactor } from "../../recorder/redact.ts";
import { openTape, type Tape } from "../../replay/tape.ts";
import { redactOptions } from "../../session/redact-options.ts";
import type { ProjectOptions } from "../config/project-options.ts";
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

/** How cassettes are played. */
export interface PlayOptions {
  /** Answers are repeated instead of running out. */
  readonly loops: boolean;
  /** Requests are masked and compared as the project says. */
  readonly project?: ProjectOptions | undefined;
  /** Is told once, when a tape is ended because {@link MOST_TAPES} are played. */
  readonly onFull: () => void;
}

/** How many tapes are played at once: each holds an index of its cassettes. One more ends the one that was asked longest ago. */
export const MOST_TAPES = 1000;

/** Sets up the players of some cassettes. */
export const openPlayers = (
  shelf: readonly Served[],
  { loops, project = {}, onFull }: PlayOptions,
): Players => {
  const { request: redact, mayHoldSecret } = createRedactor(redactOptions(project));
  const matching = { ...project.match, redact, mayHoldSecret, repeats: loops };
  const reels = new Map(shelf.map(({ name, interactions }) => [name, reelOf(interactions)]));
  const whole = reelOf(together(shelf).interactions);
  /** The one that was asked longest ago stands first. */
  const playing = new Map<string, Playing>();
  let isFull = false;

  const open = ({ interactions }: Reel): Tape => {
    const fresh = (): Tape => openTape({ interactions }, matching);
    return loops ? looping(fresh) : fresh();
  };

  const endOldest = (): void => {
    const [oldest] = playing.keys();
    if (oldest !== undefined) playing.delete(oldest);
    if (!isFull) onFull();
    isFull = true;
  };

  return {
    tapeAt: ({ cassette, session, target }) => {
      const reel = (cassette === undefined ? undefined : reels.get(cassette)) ?? whole;
      const key = JSON.stringify([cassette, session]);
      const found = playing.get(key) ?? { cassette, session, tape: open(reel) };
      playing.delete(key);
      playing.set(key, found);
      if (playing.size > MOST_TAPES) endOldest();
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
