import * as fc from "fast-check";
import { expect } from "vitest";
import { COMMANDS } from "../../../src/cli/commands.ts";
import { parseArgs } from "../../../src/cli/parse-args.ts";
import { texts } from "../texts.ts";
import { orRefused, property, type Targets } from "../target.ts";

const flags = Object.values(COMMANDS).flatMap(({ options }) =>
  Object.keys(options).map((name) => `--${name}`),
);
const words = fc.oneof(
  fc.constantFrom(
    "--",
    "-",
    "---",
    "-x",
    "--no-",
    "--__proto__",
    "--constructor=1",
    "--a.b.c=1",
    ...Object.keys(COMMANDS),
  ),
  fc.constantFrom(...flags),
  fc.tuple(fc.constantFrom(...flags), texts).map((parts) => parts.join("=")),
  texts,
);

/** What is promised of the command line. */
export const COMMAND_LINE: Targets = {
  "a command line of any words is understood or refused by name": property(
    fc.array(words, { maxLength: 6 }),
    async (line) => {
      const parsed = await orRefused(() => parseArgs(line, "0.0.0"));
      if (parsed && "command" in parsed) expect(Object.keys(COMMANDS)).toContain(parsed.command);
    },
  ),
};
