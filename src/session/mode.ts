import { failure } from "../errors.ts";
import { nearestName } from "../nearest-name.ts";

/** What may go over the network, and what becomes of it. */
export const MODES = ["replay", "once", "append", "record", "live"] as const;

/**
 * One of the five modes.
 *
 * @useDeclaredType
 */
export type Mode = (typeof MODES)[number];

/** A mode as it may be written: `auto` is `replay` where `CI` is set, else `once`. */
export type ModeOption = Mode | "auto";

/** Environment variables by name. */
export type Env = Readonly<Record<string, string | undefined>>;

const isModeOption = (value: string): value is ModeOption =>
  value === "auto" || (MODES as readonly string[]).includes(value);

const isSet = (value: string | undefined): boolean =>
  value !== undefined && value !== "" && value !== "0" && value !== "false";

/** Says whether this process may record: anywhere but in CI, and there with `LLM_REPLAY_ALLOW_RECORD=1`. */
export const isRecordingAllowed = (env: Env): boolean =>
  !isSet(env["CI"]) || isSet(env["LLM_REPLAY_ALLOW_RECORD"]);

/**
 * Says how often this command has sent its calls already, where this time they are only measured again: set by
 * `llm-replay record --takes` in `LLM_REPLAY_TAKE`; `undefined` elsewhere.
 */
export const takesBefore = ({ LLM_REPLAY_TAKE: before }: Env): number | undefined =>
  before === undefined || !/^\d+$/.test(before) ? undefined : Number(before);

/**
 * Decides the mode: `LLM_REPLAY_MODE` over `option`, default `auto`.
 *
 * @throws `modeUnknown` for a misspelt mode; `modeRefusedInCI` for any mode but `replay` where `CI` is set,
 * unless `LLM_REPLAY_ALLOW_RECORD=1`.
 */
export const resolveMode = (option: string | undefined, env: Env): Mode => {
  const fromEnv = env["LLM_REPLAY_MODE"];
  const [wanted, source] = fromEnv ? [fromEnv, "LLM_REPLAY_MODE"] : [option ?? "auto", "the option `mode`"];
  if (!isModeOption(wanted)) {
    throw failure("modeUnknown", wanted, source, MODES.join(", "), nearestName(wanted, [...MODES, "auto"]));
  }
  if (wanted === "auto") return isSet(env["CI"]) ? "replay" : "once";
  if (wanted !== "replay" && !isRecordingAllowed(env)) throw failure("modeRefusedInCI", wanted, source);
  return wanted;
};
