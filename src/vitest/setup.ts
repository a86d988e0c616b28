import "../real-time.ts";
import { aroundAll, aroundEach, inject, TestRunner } from "vitest";
import { renewWire, standDesk } from "../session/active.ts";
import { fileScope } from "./file-scope.ts";
import { keepScores } from "./keep-scores.ts";
import { addMatchers } from "./matchers.ts";
import { enterScope } from "./scope.ts";
import "./settings.ts";

const scores = keepScores();
addMatchers(scores.observe);

const { file } = TestRunner.getCurrentSuite();
const scope = fileScope(inject("llmReplay"), file.filepath, scores.during);

// Neither is undone when the file ends: late requests must still be refused. The next file renews both.
renewWire();
standDesk(scope.file);

const collecting = () => TestRunner.getCurrentSuite().suite;
const place = enterScope({
  use: (options) => scope.use(options, place.isRunning ? undefined : collecting()),
});

aroundAll(async (runSuite, {}, suite) => {
  place.isRunning = true;
  if ("filepath" in suite) await scope.runFile(suite, runSuite);
});
aroundEach((runTest, { task }) => scope.runTest(task, runTest));
