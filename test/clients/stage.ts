import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Cassette } from "../../src/cassette/cassette.ts";
import { withCassette } from "../../src/index.ts";
import { openSession } from "../../src/session.ts";
import type { Summary } from "../../src/session/summary.ts";
import { startUpstream, type Upstream } from "./fixtures/upstream.ts";

// The suite chooses its modes itself, whatever the run that holds it was asked for.
delete process.env["LLM_REPLAY_MODE"];
process.env["LLM_REPLAY_ALLOW_RECORD"] = "1";

/** An upstream, an empty folder for cassettes, and one cassette to record and replay. */
export interface Stage extends AsyncDisposable {
  readonly upstream: Upstream;
  readonly record: <T>(work: () => Promise<T>) => Promise<T>;
  /** Stops the upstream first, so that nothing but the cassette can answer. */
  readonly replay: <T>(work: () => Promise<T>) => Promise<T>;
  /** Replays, and tells what the session did even where requests were refused. */
  readonly summary: (work: () => Promise<unknown>) => Promise<Summary>;
  /** The cassette's file, as data. */
  readonly cassette: () => Promise<Cassette>;
}

/** Sets up a stage; disposing of it stops the upstream and removes the folder. */
export const openStage = async (spoken?: {
  readonly secure?: boolean;
  readonly http2?: boolean;
}): Promise<Stage> => {
  const upstream = await startUpstream(spoken);
  const dir = await mkdtemp(join(tmpdir(), "llm-replay-clients-"));
  const traffic = { record: [upstream.host] };
  const path = join(dir, "talk.json");
  const run = async <T>(mode: "record" | "replay", work: () => Promise<T>): Promise<T> => {
    return (await withCassette("talk", { dir, mode, traffic }, work)).result;
  };
  return {
    upstream,
    record: (work) => run("record", work),
    replay: async (work) => {
      await upstream.stop();
      return run("replay", work);
    },
    summary: async (work) => {
      await upstream.stop();
      const session = await openSession({ path, title: "talk", options: { mode: "replay", traffic } });
      await session.run(work);
      return session.close({ passed: true });
    },
    cassette: async () => JSON.parse(await readFile(path, "utf8")) as Cassette,
    [Symbol.asyncDispose]: async () => {
      await upstream.stop();
      await rm(dir, { recursive: true });
    },
  };
};
