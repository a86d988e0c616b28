import type { Cassette } from "../cassette/cassette.ts";
import { type CassetteStore, fsStore } from "../cassette/store.ts";
import { caused, failure, LlmReplayError } from "../errors.ts";
import type { Finding, Redactor } from "../recorder/redact.ts";
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

/** Writes a cassette with the credentials that redaction had not reached replaced; replacements keep their length. */
const writeLooked = async (file: string, options: SaveOptions): Promise<string[]> => {
  const { store, redactor } = options;
  const cassette = options.cassette();
  if (store) {
    const { text, found } = redactor.clean(JSON.stringify(cassette));
    await store.write(file, found.length > 0 ? (JSON.parse(text) as Cassette) : cassette);
    return found.map(({ kind }) => `${kind}, which redaction had not reached, was replaced in ${file}.`);
  }
  const all: Finding[] = [];
  const lastLook = (printed: string, _path: string, first: number): string => {
    const { text, found } = redactor.clean(printed);
    all.push(...found.map((each) => ({ ...each, line: each.line + first - 1 })));
    return text;
  };
  await fsStore({ lastLook }).write(file, cassette);
  return all.map(
    ({ kind, line, column }) =>
      `${kind}, which redaction had not reached, was replaced in ${file}:${line}:${column}.`,
  );
};
