import type { Cassette } from "../cassette/cassette.ts";
import type { Recording } from "./report.ts";

/** Gives the cassette of a recording; `undefined` where there is none, or none that can be read. */
export const cassetteIn = (recording: Recording | undefined): Cassette | undefined =>
  recording && "cassette" in recording ? recording.cassette : undefined;
