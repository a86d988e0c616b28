import type { Cassette } from "../cassette/cassette.ts";
import { type CassetteStore, fsStore } from "../cassette/store.ts";
import { caused, failure, LlmReplayError } from "../errors.ts";
import type { Redactor } from "../recorder/redact.ts";
import { openLastLook } from "./last-look.ts";
import { shownPath } from "./shown-path.ts";
import type { Summary } from "./summary.ts";
import type { Verdict } from "./verdict.ts";

/** What to save, and where. */
export interface SaveOptions {
  /** The user's own store; absent: files. */
  readonly store: CassetteStore | undefined;
  readonly redactor: Redactor;
  readonly path: string;
  /** Where a recording goes that is not to be replayed. */
  readonly asidePath: string;
  readonly verdict: Verdict;
  readonly cassette: () => Cassette;
}

/** What came of saving. */
export interface Saved {
  readonly saved?: NonNullable<Summary["saved"]>;
  readonly notes: readonly string[];
  readonly problems: readonly LlmReplayError[];
}

/** Writes a recording where its verdict says, after a last look for credentials; an error of the store is given back, not thrown. */
export const saveRecording = async (options: SaveOptions): Promise<Saved> => {
  const { path, asidePath, verdict } = options;
  if (verdict.keep === "nothing") return { notes: [], problems: [] };
  const aside = verdict.keep === "aside" ? verdict.reason : undefined;
  const file = aside === undefined ? path : asidePath;
  try {
    const notes = await writeLooked(file, options);
    if (aside === undefined) return { saved: { path: file }, notes, problems: [] };
    return {
      saved: { path: file, aside },
      notes: [...notes, `The recording was set aside in ${shownPath(file)}: ${aside}.`],
      problems: [],
    };
  } catch (error) {
    const told = error instanceof LlmReplayError;
    const problem = told ? error : caused(failure("cassetteNotWritable", file, String(error)), error);
    return { notes: [], problems: [problem] };
  }
};

/** Writes a cassette after a last look for credentials, and tells what that replaced. */
const writeLooked = async (file: string, options: SaveOptions): Promise<string[]> => {
  const { store, redactor } = options;
  const cassette = options.cassette();
  if (store) {
    const { text, found } = redactor.clean(JSON.stringify(cassette));
    await store.write(file, found.length > 0 ? (JSON.parse(text) as Cassette) : cassette);
    return found.map(({ kind }) => `${kind}, which redaction had not reached, was replaced in ${file}.`);
  }
  const { look, told } = openLastLook(redactor);
  await fsStore({ lastLook: look }).write(file, cassette);
  return told();
};
