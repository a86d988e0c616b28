import { expect, test } from "vitest";
import { judgeOptions } from "../../../src/cli/doctor/options.ts";
import { failure } from "../../../src/errors.ts";

test("the options that commands take over are named", () => {
  expect(judgeOptions({ dir: "tapes", redact: {} })).toEqual({
    level: "ok",
    subject: "options",
    text: "the project's dir, redact",
  });
  expect(judgeOptions({})).toMatchObject({ text: "none of the project's own" });
});

test("a config that cannot be read is something to solve", () => {
  expect(judgeOptions(failure("configUnreadable", "vitest.config.ts", "it threw"))).toMatchObject({
    level: "fail",
    details: [expect.stringContaining("Cannot read the options in vitest.config.ts: it threw")],
  });
});
