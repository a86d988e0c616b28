import { quoted, meant } from "./in-words.ts";

/** Messages about run files, baselines and reports. */
export const reports = {
  runFileUnreadable: (file: string, reason: string) =>
    `Cannot read run file ${file}: ${reason}. Run the tests again with the llm-replay plugin, which writes it anew.`,
  runFileMissing: (file: string) =>
    `There is no run file ${file}. Run the tests with the llm-replay plugin first, which writes it.`,
  reportUnreadable: (file: string, reason: string) =>
    `Cannot read report ${file}: ${reason}. Make it anew with llm-replay diff --json, of the same version.`,
  reasonMissing: () =>
    `llm-replay accept needs a reason, which a review shows: llm-replay accept --reason "a newer model".`,
  nothingToAccept: (file: string) =>
    `No test of ${file} passed and asked an LLM or a matcher, so that there is nothing to accept. Run the tests first.`,
  testUnknown: (wanted: string, nearest: string | undefined) =>
    `The last run knows no test ${quoted(wanted)}.${meant(nearest)} ` +
    `Name it by its id as .llm-replay/run.json has it, "<file> > <suite> > <name>", or run it first.`,
  testAmbiguous: (wanted: string, ids: string) =>
    `Several tests of the last run are called ${quoted(wanted)}:\n${ids}\nName the one by its whole id.`,
  testNotAcceptable: (id: string, state: string) =>
    state === "passed"
      ? `${quoted(id)} asked no LLM and no matcher, so that there is nothing to accept. Name another test.`
      : `${quoted(id)} was ${state} in the last run, and only what passed can be accepted. ` +
        `Change what the test expects, or run it again.`,
  baselineUnreadable: (file: string, reason: string) =>
    `Cannot read baseline ${file}: ${reason}. ` +
    `Restore the file from version control, or delete it and run llm-replay accept --reason "…".`,
  runsDiffer: (what: string, seen: string) =>
    `Cannot put runs together that were made with different ${what}: ${seen}. ` +
    `Install the same version of llm-replay in every job, and run the tests again.`,
  pageMissing: (paths: string) =>
    `The page of the HTML report is not built: there is no ${paths}. ` +
    `Run npm run build where the sources of llm-replay are, or use the installed package.`,
};
