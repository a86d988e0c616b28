import type { PageSource } from "../../reporters/html/html-page.ts";
import type { LiveData, LiveState } from "../../reporters/html/page-data.ts";
import type { SharedValues } from "../../reporters/html/share-values.ts";
import { openAudience } from "./audience.ts";
import type { LivePage } from "./live-page.ts";
import { poked } from "./poked.ts";
import { type Snapshot, snapshotOf } from "./snapshot.ts";
import { stateOfFiles } from "./state-of-files.ts";
import { watchFiles } from "./watch-files.ts";

/** What is shown, and what it is made of. */
export interface LiveOptions {
  /** Reads it as it stands now. */
  readonly read: () => Promise<PageSource>;
  /** The files and folders, absolute, that make it another when they change. */
  readonly paths: readonly string[];
  readonly page: LivePage;
  /** Hears why what is there now cannot be shown, or not be watched. */
  readonly onProblem: (message: string) => void;
}

/** What open pages ask for; it is always as new as the files. */
export interface Live extends AsyncDisposable {
  /** The page with all but its tests. */
  readonly page: () => string;
  readonly data: () => LiveData;
  /** A test as it is now, by its id; `undefined` where there is none. */
  readonly test: (id: string) => SharedValues | undefined;
  /** Tells a page of every change, beginning with how it is now. */
  readonly events: () => ReadableStream<Uint8Array>;
}

/** Files are seldom written alone, in milliseconds. */
const PAUSE = 100;

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Reads what is to be shown, and again whenever its files change; what cannot be read leaves what was shown, and is told.
 *
 * @throws what `read` throws the first time.
 */
export const showLive = async ({ read, paths, page, onProblem }: LiveOptions): Promise<Live> => {
  let files = stateOfFiles(paths);
  let snapshot: Snapshot = snapshotOf(await read());
  let state: LiveState = { version: 1 };
  const audience = openAudience();
  const become = (next: LiveState): void => {
    state = next;
    audience.tell(state);
  };
  const readAgain = async (): Promise<void> => {
    try {
      const now = stateOfFiles(paths);
      if (now === files && state.problem === undefined) return;
      snapshot = snapshotOf(await read());
      files = now;
      become({ version: state.version + 1 });
    } catch (error) {
      const problem = reasonOf(error);
      if (problem !== state.problem) onProblem(problem);
      become({ ...state, problem });
    }
  };
  const reading = poked(readAgain, PAUSE);
  const watcher = watchFiles(paths, {
    onEvent: reading.poke,
    onProblem: (folder, error) => onProblem(`${folder} cannot be watched: ${error.message}`),
  });
  // What was written while it was first read.
  reading.poke();
  return {
    page: () => page.print(snapshot.data, state),
    data: () => ({ ...state, data: snapshot.data }),
    test: (id) => snapshot.block(id),
    events: () => audience.join(state),
    [Symbol.asyncDispose]: async () => {
      watcher[Symbol.dispose]();
      await reading[Symbol.asyncDispose]();
      audience[Symbol.dispose]();
    },
  };
};
