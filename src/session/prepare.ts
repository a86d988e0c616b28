import { basename, dirname, join, relative, resolve } from "node:path";
import type { Cassette } from "../cassette/cassette.ts";
import { fsStore } from "../cassette/store.ts";
import { failure } from "../errors.ts";
import { RealDate } from "../real-time.ts";
import { ageOf, printAge, readAge, STALE_AGE } from "../cassette/age.ts";
import { redactParts } from "./join-redact.ts";
import type { Ledger } from "./ledger.ts";
import { type Env, isRecordingAllowed, type Mode, resolveMode, takesBefore } from "./mode.ts";
import { checkOptions, type Options } from "./options.ts";
import type { SessionTarget } from "./session.ts";
import { isInside } from "./shown-path.ts";
import { keepsContent } from "./span-switch.ts";
import { type Work, workFor } from "./work.ts";

/** What is settled before the first request. */
export interface Prepared {
  readonly options: Options;
  readonly mode: Mode;
  readonly work: Work;
  /** The cassette as it stood before. */
  readonly cassette: Cassette | undefined;
  /** How often the command that makes takes has sent these calls already. */
  readonly takesBefore: number;
  /** A good recording stands already. */
  readonly stands: boolean;
  /** Spans keep what was said; not where a function of the user's takes things out of interactions, which sees no span. */
  readonly keepsContent: boolean;
  /** Where a recording goes that is not to be replayed. */
  readonly asidePath: string;
}

/** Checks the options, decides the mode, reads the cassette and decides what to do with requests. */
export const prepareSession = async (target: SessionTarget, ledger: Ledger): Promise<Prepared> => {
  const { path, root = process.cwd(), env = process.env, after } = target;
  const options = checkOptions(target.options ?? {});
  const mode = after?.mode ?? resolveMode(options.mode, env);
  const cassette = await (options.store ?? fsStore()).read(path);
  const work =
    after?.work ??
    judgeAge(workFor(mode, cassette !== undefined, takesBefore(env) !== undefined), {
      path,
      mode,
      cassette,
      options,
      env,
      ledger,
    });
  return {
    options,
    mode,
    work,
    cassette,
    takesBefore: takesBefore(env) ?? 0,
    stands: after?.stands ?? cassette !== undefined,
    keepsContent: keepsContent(env) && redactParts(options.redact).hook === undefined,
    asidePath: asidePathOf(path, resolve(root), options.dir ?? "cassettes"),
  };
};

/** Under the root where the cassettes' folder is; else beside that folder. */
const asidePathOf = (path: string, root: string, folder: string): string => {
  const dir = resolve(root, folder);
  const home = isInside(root, dir) ? root : dirname(dir);
  return join(home, ".llm-replay", "failed", isInside(dir, path) ? relative(dir, path) : basename(path));
};

interface Aging extends Pick<Prepared, "mode" | "cassette" | "options"> {
  readonly path: string;
  readonly env: Env;
  readonly ledger: Ledger;
}

/** Applies `maxAge` and `stale` to a cassette that is about to be served. */
const judgeAge = (work: Work, { path, mode, cassette, options, env, ledger }: Aging): Work => {
  const maxAge = maxAgeFor(options, env);
  const limit = maxAge === undefined ? undefined : readAge(maxAge);
  if (!cassette || limit === undefined || (work !== "serve" && work !== "append")) return work;
  const age = ageOf(cassette.interactions, RealDate.now());
  if (age <= limit) return work;
  const stale = staleOption(env["LLM_REPLAY_STALE"] ?? options.stale);
  if (stale === "record" && mode !== "replay" && isRecordingAllowed(env)) return "record";
  const problem = failure("cassetteStale", path, printAge(age), maxAge ?? "");
  if (stale === "error") ledger.remember(problem);
  else ledger.note(problem.message);
  return work;
};

/** What is said for one run comes before what is configured. */
const maxAgeFor = ({ maxAge }: Options, env: Env): Options["maxAge"] => {
  const told = env["LLM_REPLAY_MAX_AGE"];
  if (told !== undefined) return checkOptions({ maxAge: told }).maxAge;
  return maxAge ?? (env["LLM_REPLAY_STALE"] === "record" ? STALE_AGE : undefined);
};

const staleOption = (stale: string | undefined): Options["stale"] =>
  stale === undefined ? "warn" : checkOptions({ stale }).stale;
