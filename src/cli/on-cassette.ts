import { failure } from "../errors.ts";
import type { Options } from "../session/options.ts";
import type { ProjectOptions } from "./config/project-options.ts";
import type { Host } from "./host.ts";
import { textOf } from "./read-flags.ts";
import { parseTakes, recordTakes, type Takes } from "./record-takes.ts";
import { sessionCommand } from "./session-command.ts";
import { type Flags, sessionOptions } from "./session-options.ts";

/** What is measured again is what was recorded with them. */
const takesIn = (flags: Flags, mode: Options["mode"]): Takes | undefined => {
  const text = textOf(flags["takes"]);
  if (text === undefined) return undefined;
  if (mode !== "record") throw failure("flagInvalid", "record", "--takes goes with --mode record alone");
  return parseTakes(text);
};

/**
 * Runs a command on a cassette, as `record` and `replay` do. Gives the exit code; where a signal ended the command, it
 * ends us too.
 *
 * @throws `commandMissing`, `flagInvalid`; what `sessionOptions`, `parseTakes` and `sessionCommand` throw.
 */
export const onCassette = async (
  name: "record" | "replay",
  flags: Flags,
  command: readonly string[],
  host: Host,
  project: ProjectOptions = {},
): Promise<number> => {
  if (command.length === 0) throw failure("commandMissing", name);
  const options = sessionOptions(name, flags, project);
  const cassette = textOf(flags["cassette"]);
  const proxy = flags["proxy"] !== false;
  const takes = takesIn(flags, options.mode);
  const maxAge = textOf(flags["max-age"]);
  const env = maxAge === undefined ? {} : { LLM_REPLAY_MAX_AGE: maxAge };
  const asked = { command, cassette, options, proxy, env };
  const { code, signal } = takes ? await recordTakes(asked, takes, host) : await sessionCommand(asked, host);
  // Who runs us must see the end the command had.
  if (signal) host.kill(host.pid, signal);
  return code;
};
