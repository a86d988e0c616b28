import type { Cassette } from "../cassette/cassette.ts";
import { type RecordedClock, recordedClock } from "../replay/clock.ts";
import type { Options } from "./options.ts";
import type { Work } from "./work.ts";

const realClock: RecordedClock = { run: (work) => work(), [Symbol.dispose]: () => {} };

/** Starts the clock of a session: the recording's while it is served and `clock: "recorded"` is set, else the real one. */
export const clockFor = (work: Work, { clock }: Options, cassette: Cassette | undefined): RecordedClock => {
  const start = cassette?.interactions.map((each) => each.recordedAt).toSorted()[0];
  return work === "serve" && clock === "recorded" && start !== undefined ? recordedClock(start) : realClock;
};
