import { compareOn } from "../compare.ts";
import { cassettesPart } from "./cassettes.ts";
import { coldStartPart } from "./cold-start.ts";
import { growthPart } from "./growth.ts";
import { importsPart } from "./imports.ts";
import { recordingPart } from "./recording.ts";
import { diffPart, tracePart } from "./reports.ts";
import { suitesPart } from "./suites.ts";

/** Measures something so many times and gives the lines of a section. */
export type Part = (rounds: number) => Promise<string[]>;

/** What `--only` chooses from, in the order in which it is measured and printed. */
export const PARTS: Readonly<Record<string, Part>> = {
  json: (rounds) => compareOn("json", rounds),
  sse: (rounds) => compareOn("sse", rounds),
  agent: (rounds) => compareOn("agent", rounds),
  concurrent: (rounds) => compareOn("concurrent", rounds),
  recording: recordingPart,
  coldstart: coldStartPart,
  imports: importsPart,
  cassettes: cassettesPart,
  growth: growthPart,
  diff: diffPart,
  trace: tracePart,
  suites: suitesPart,
};
