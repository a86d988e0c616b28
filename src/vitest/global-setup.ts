import { resolve } from "node:path";
import type { TestProject } from "vitest/node";
import { namedCassettePath } from "../cassette/path.ts";
import { cassetteExists } from "../cassette/store-exists.ts";
import { openSession } from "../session.ts";
import { currentDesk, renewWire, standDesk } from "../session/active.ts";
import { lazySession } from "../session/lazy-session.ts";
import { errorOf } from "../session/summary.ts";
import { report } from "./report.ts";
import type {} from "./settings.ts";
import { told } from "./told.ts";

const TITLE = "globalSetup";

/**
 * Gives what the main process sends, from the user's `globalSetup` and from servers it started, a cassette of its own:
 * `<dir>/globalSetup.json`. The first project's holds for all.
 */
export const setup = (project: TestProject): (() => Promise<void>) | undefined => {
  if (currentDesk()) return undefined;
  const { root, options: given } = project.getProvidedContext().llmReplay;
  const options = { ...given, budgets: undefined };
  const path = namedCassettePath(resolve(root, options.dir ?? "cassettes"), TITLE);
  const desk = lazySession({
    title: TITLE,
    options,
    exists: () => cassetteExists(path),
    open: (options, spans) => openSession({ path, title: TITLE, root, options, spans, mount: false }),
  });
  const wire = renewWire();
  const standing = standDesk(desk);
  return async () => {
    try {
      const summary = await desk.close({ passed: project.vitest.state.getCountOfFailedTests() === 0 });
      if (!summary) return;
      process.stderr.write(`\n${report([told(summary)])}\n`);
      const error = errorOf(summary);
      if (error) throw error;
    } finally {
      standing[Symbol.dispose]();
      wire[Symbol.dispose]();
    }
  };
};
