import type { Cassette } from "../cassette/cassette.ts";
import { recordedClock } from "../replay/clock.ts";
import type { Options } from "./options.ts";
import type { Work } from "./work.ts";

/** Runs work under some clock. */
export type Clock = <T>(work: () => T) => T;

/** Chooses the clock of a session: the recording's while it is served and `clock: "recorded"` is set, else the real one. */
export const clockFor = (work: Work, { clock }: Options, cassette: Cassette | undefined): Clock => {
  const start = cassette?.interactions.map((each) => each.recordedAt).toSorted()[0];
  if (work !== "serve" || clock !== "recorded" || start === undefined) return (run) => run();
  return recordedClock(start).run;
};
