import type { Targets } from "./target.ts";
import { ADDRESSES } from "./targets/addresses.ts";
import { CASSETTES } from "./targets/cassettes.ts";
import { COMMAND_LINE } from "./targets/command-line.ts";
import { FORMATS } from "./targets/formats.ts";
import { INTERCHANGE } from "./targets/interchange.ts";
import { MATCHERS } from "./targets/matchers.ts";
import { REPLAY } from "./targets/replay.ts";
import { REPORTS } from "./targets/reports.ts";
import { TRACES } from "./targets/traces.ts";

/** Every target, by what it promises. */
export const TARGETS: Targets = {
  ...CASSETTES,
  ...FORMATS,
  ...REPLAY,
  ...TRACES,
  ...MATCHERS,
  ...INTERCHANGE,
  ...REPORTS,
  ...ADDRESSES,
  ...COMMAND_LINE,
};
