import { readFileSync } from "node:fs";
import { LlmReplayError } from "../errors.ts";
import { HANDLERS } from "./handlers.ts";
import type { Host } from "./host.ts";
import { parseArgs } from "./parse-args.ts";

/**
 * Runs the command line program and gives its exit code. 0: all went well. 1: requests were missed, recorded ones went
 * unused where that is an error, a recording could not be saved, the doctor found a problem, `diff` or `report`
 * something that fails, or a file could not be imported. 2: the command line or the cassette is wrong and nothing was run. Under `record` and `replay`
 * the command's own code, where it is not 0, comes before all of them: 128 + n when signal n ended it, 126 or 127 when
 * it could not be started.
 */
export const run = async (host: Host): Promise<number> => {
  try {
    const parsed = await parseArgs(host.argv.slice(2), ownVersion());
    if ("command" in parsed) return await HANDLERS[parsed.command](parsed.options, parsed.rest, host);
    host.stdout.write(`${parsed.print}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof LlmReplayError)) throw error;
    host.stderr.write(`llm-replay: ${error.message}\n`);
    return 2;
  }
};

const ownVersion = (): string => {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  return version;
};
