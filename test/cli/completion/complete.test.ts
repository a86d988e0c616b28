import { expect, test } from "vitest";
import { complete, type Known } from "../../../src/cli/completion/complete.ts";
import { COMMANDS } from "../../../src/cli/commands.ts";

const known: Known = {
  cassettes: (dir = "cassettes") => (dir === "cassettes" ? ["refund", "shop/refund"] : ["other"]),
  values: { mode: ["record", "once"] },
  shells: ["bash", "zsh"],
};
const words = (line: string): string[] => complete(line.split(" "), known).map(({ word }) => word);

test("the first word is a command, each with what it does in few words", () => {
  expect(words("re")).toEqual(["record", "replay", "report"]);
  expect(words("")).toEqual([...Object.keys(COMMANDS), "--help", "--version"]);
  expect(complete(["demo"], known)).toEqual([
    { word: "demo", meaning: "Record, replay and break a small example app" },
  ]);
});

test.each([
  ["show ", ["refund", "shop/refund"]],
  ["show refund s", ["shop/refund"]],
  ["diff --dir tapes ", ["other"]],
  ["replay --cassette ", ["refund", "shop/refund"]],
  ["record --mode o", ["once"]],
  ["record --max-cost ", []],
  ["completion ", ["bash", "zsh"]],
  ["import ", []],
  ["recrod --", []],
  ["toString --", []],
])("`%s` may go on with %o", (line, expected) => {
  expect(words(line)).toEqual(expected);
});

test("an option stands once unless it is a list, and what is on can only be switched off", () => {
  expect(words("record --traffic-pass a --traffic-p")).toEqual(["--traffic-pass"]);
  expect(words("show --json --j")).toEqual([]);
  expect(words("init --w")).toEqual([]);
  expect(words("init --no")).toEqual(["--no-workflow"]);
  expect(words("record --no-p")).toEqual(["--no-proxy"]);
});

test("another program's command line is not completed", () => {
  expect(words("record -- node --")).toEqual([]);
});
