import { basename } from "node:path";
import { STALE_AGE } from "../cassette/age.ts";
import { sha256 } from "../formats/sha256.ts";
import { createRedactor } from "../recorder/redact.ts";
import { redactParts } from "../session/join-redact.ts";
import { mergeOptions } from "../session/merge-options.ts";
import { checkOptions, type Options } from "../session/options.ts";
import type { ProjectOptions } from "./config/project-options.ts";

/** Options of `record` and `replay` as they stand on the command line, by flag. */
export type Flags = Readonly<Record<string, unknown>>;

/**
 * Reads flags as options of a session, over those of the project; what is not given is left out.
 *
 * @throws `optionInvalid` with what the value must be.
 */
export const sessionOptions = (
  command: "record" | "replay",
  flags: Flags,
  project: ProjectOptions = {},
): Options => {
  const stale = flags["stale"] === true;
  const traffic = given({
    record: flags["traffic-record"],
    pass: flags["traffic-pass"],
    drop: flags["traffic-drop"],
  });
  const own = checkOptions(
    given({
      // Whatever is young enough is served.
      mode: stale ? "once" : (flags["mode"] ?? command),
      dir: flags["dir"],
      traffic: Object.keys(traffic).length > 0 ? traffic : undefined,
      timing: numberWhereOne(flags["timing"]),
      unused: flags["unused"],
      maxAge: flags["max-age"] ?? (stale ? STALE_AGE : undefined),
      maxCalls: numberWhereOne(flags["max-calls"]),
      maxCost: numberWhereOne(flags["max-cost"]),
      stale: stale ? "record" : undefined,
    }),
  );
  return mergeOptions(project, own);
};

const LONGEST_NAME = 80;

/**
 * Names the cassette of a command that was given no name: its words, without what differs from machine to machine and
 * without what is secret. A long one is cut, and ends with six hex digits of its hash.
 */
export const cassetteNameOf = (
  command: readonly string[],
  cwd: string,
  redact?: Options["redact"],
): string => {
  const words = command.map((word, i) => (i === 0 ? basename(word) : word.replaceAll(cwd, "")));
  const name = createRedactor(redactParts(redact))
    .text(words.join(" "))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|(?<!-)-+$/g, "");
  if (name.length <= LONGEST_NAME) return name;
  return `${name.slice(0, LONGEST_NAME - 7).toWellFormed()}-${sha256(name).slice(0, 6)}`;
};

const given = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

const numberWhereOne = (value: unknown): unknown =>
  typeof value === "string" && value.trim() !== "" && !Number.isNaN(Number(value)) ? Number(value) : value;
