import { spawnSync } from "node:child_process";
import { failure } from "../errors.ts";

/** The clone that was checked out and the repository it came from, as far as the base has to be fetched. */
export interface Remote {
  readonly isShallow: () => boolean;
  /** Where the folder is, from the repository's top. */
  readonly folder: () => string;
  /** The parents that a commit names, also where they are not fetched. */
  readonly parentsOf: (commit: string) => string[];
  /** Fetches commits or refs. Gives what git said where it could not. */
  readonly fetch: (wants: readonly string[], ...options: readonly string[]) => string | undefined;
  /** The commit that was fetched last. */
  readonly fetched: () => string | undefined;
}

/** What a clone is fetched with. */
export interface RemoteOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** `https://github.com`. */
  readonly server: string;
  /** `https://github.com/owner/repo`. */
  readonly url: string;
  readonly token: string | undefined;
}

/** A checkout in a container belongs to another user than the one who looks into it. */
export const SETTINGS: readonly string[] = ["safe.directory=*"];

const PATIENCE = 3 * 60_000;

interface Ran {
  readonly ok: boolean;
  readonly out: string;
  readonly said: string;
}

/** Hands a token over where neither the command line nor a file shows it, in place of one that is set already. */
const signedIn = ({ server, token }: RemoteOptions): NodeJS.ProcessEnv => {
  if (token === undefined) return {};
  const name = `http.${server}/.extraheader`;
  const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
  return {
    GIT_CONFIG_COUNT: "2",
    GIT_CONFIG_KEY_0: name,
    GIT_CONFIG_VALUE_0: "",
    GIT_CONFIG_KEY_1: name,
    GIT_CONFIG_VALUE_1: `AUTHORIZATION: basic ${basic}`,
  };
};

/**
 * Gives what can be fetched: from the remote `origin` as the checkout left it, else from the repository's address with the
 * token.
 *
 * @throws `gitMissing` where there is no git to ask.
 */
export const remoteOf = (options: RemoteOptions): Remote => {
  const { cwd, env, url } = options;
  const run = (args: readonly string[], more: NodeJS.ProcessEnv = {}): Ran => {
    const { status, stdout, stderr, error } = spawnSync(
      "git",
      [...SETTINGS.flatMap((setting) => ["-c", setting]), ...args],
      { cwd, env: { ...env, GIT_TERMINAL_PROMPT: "0", ...more }, encoding: "utf8", timeout: PATIENCE },
    );
    if (error && status === null && !("code" in error && error.code === "ETIMEDOUT"))
      throw failure("gitMissing", error.message);
    return { ok: status === 0, out: stdout.trim(), said: stderr.trim() || "it took too long" };
  };
  const line = (...args: string[]): string | undefined => run(args).out || undefined;
  const fetchFrom = (from: string, wants: readonly string[], how: readonly string[], more = {}): Ran =>
    run(["fetch", "--quiet", "--no-tags", "--no-recurse-submodules", ...how, "--", from, ...wants], more);
  return {
    isShallow: () => line("rev-parse", "--is-shallow-repository") === "true",
    folder: () => line("rev-parse", "--show-prefix") ?? "",
    parentsOf: (commit) =>
      (line("cat-file", "-p", commit) ?? "")
        .split("\n\n", 1)
        .flatMap((head) => head.split("\n"))
        .flatMap((each) => /^parent ([0-9a-f]+)$/.exec(each)?.[1] ?? []),
    fetch: (wants, ...how) => {
      const plain = fetchFrom("origin", wants, how);
      const last = plain.ok ? plain : fetchFrom(url, wants, how, signedIn(options));
      return last.ok ? undefined : plain.said;
    },
    fetched: () => line("rev-parse", "--verify", "--quiet", "FETCH_HEAD"),
  };
};
