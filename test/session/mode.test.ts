import { expect, test } from "vitest";
import { MODES, resolveMode } from "../../src/session/mode.ts";

test("without any wish the mode is once, and replay in CI", () => {
  expect(resolveMode(undefined, {})).toBe("once");
  expect(resolveMode("auto", { CI: "true" })).toBe("replay");
});

test("LLM_REPLAY_MODE wins over the option", () => {
  expect(resolveMode("replay", { LLM_REPLAY_MODE: "append" })).toBe("append");
  expect(resolveMode("replay", { LLM_REPLAY_MODE: "auto" })).toBe("once");
});

test("a misspelt mode is named with its source, the five modes and the nearest of them", () => {
  expect(() => resolveMode(undefined, { LLM_REPLAY_MODE: "reply" })).toThrow(
    /Unknown mode "reply" in LLM_REPLAY_MODE\. Did you mean "replay"\?.*replay, once, append, record, live/,
  );
  expect(() => resolveMode("Record ", {})).toThrow(/the option `mode`\. Did you mean "record"/);
});

test("in CI every mode that may reach an LLM is refused, unless recording is allowed there", () => {
  for (const mode of MODES.filter((each) => each !== "replay")) {
    expect(() => resolveMode(mode, { CI: "1" })).toThrow(/LLM_REPLAY_ALLOW_RECORD=1/);
    expect(resolveMode(mode, { CI: "1", LLM_REPLAY_ALLOW_RECORD: "1" })).toBe(mode);
  }
});

test("CI=false and CI=0 are not CI", () => {
  expect(resolveMode("record", { CI: "false" })).toBe("record");
  expect(resolveMode("auto", { CI: "0" })).toBe("once");
  expect(resolveMode("auto", { CI: "" })).toBe("once");
});
