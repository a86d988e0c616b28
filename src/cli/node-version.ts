import { failure, type LlmReplayError } from "../errors.ts";

const OLDEST = "22.15";

/** Builds the error of a Node that cannot load the rest of the program, `undefined` where it can. */
export const nodeProblem = (version: string): LlmReplayError | undefined => {
  const isOlder = version.localeCompare(OLDEST, "en", { numeric: true }) < 0;
  return isOlder ? failure("nodeTooOld", version, OLDEST) : undefined;
};
