import type { Mode } from "./mode.ts";

/**
 * What one session does with requests, once the mode has met the cassette:
 * `serve` answers from the cassette alone, `append` goes live for what it lacks,
 * `record` goes live for all and keeps it, `live` goes live for all and keeps nothing,
 * `take` goes live for all and keeps what it measured beside what is recorded.
 */
export type Work = "serve" | "append" | "record" | "live" | "take";

const WORK: Record<Mode, { readonly known: Work; readonly fresh: Work }> = {
  replay: { known: "serve", fresh: "serve" },
  once: { known: "serve", fresh: "record" },
  append: { known: "append", fresh: "record" },
  record: { known: "record", fresh: "record" },
  live: { known: "live", fresh: "live" },
};

/** Decides the work of a session from its mode and whether its cassette exists; where it does not, nothing can be measured again. */
export const workFor = (mode: Mode, exists: boolean, measuresAgain = false): Work => {
  if (mode === "record" && measuresAgain) return exists ? "take" : "live";
  return WORK[mode][exists ? "known" : "fresh"];
};

/** Says whether requests may reach the network. */
export const goesLive = (work: Work): boolean => work !== "serve";

/** Says whether what went live is to be kept. */
export const keeps = (work: Work): boolean => work === "record" || work === "append";

/** Says whether the cassette is written. */
export const writes = (work: Work): boolean => keeps(work) || work === "take";
