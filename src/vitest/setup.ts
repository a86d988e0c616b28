import "../real-time.ts";
import { aroundAll, aroundEach, inject, TestRunner } from "vitest";
import { renewWire, standDesk } from "../session/active.ts";
import { fileScope } from "./file-scope.ts";
import { addMatchers } from "./matchers.ts";
import { enterScope } from "./scope.ts";
import "./settings.ts";

addMatchers();

const { file } = TestRunner.getCurrentSuite();
const scope = fileScope(inject("llmReplay"), file.filepath);

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
