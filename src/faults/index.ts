/**
 * Replays a cassette as if something had gone wrong, and makes such faults up for property tests.
 *
 * @module llm-replay/faults
 */
export type { Fault, Misfortune } from "../replay/faults/fault.ts";
export { withFaults } from "../session/with-faults.ts";
export {
  anyCut,
  anyDone,
  anyFault,
  anyGaps,
  anyRechunking,
  anyRefusal,
  anySlowStart,
  anyTruncation,
  anyUnreachable,
} from "./arbitraries.ts";
