import { expect, test } from "vitest";
import { readJsonOutput } from "../../src/assertions/read-json-output.ts";

const FENCE = "`".repeat(3);

test.each([`${FENCE}json\n{ "a": 1 }\n${FENCE}`, `\n${FENCE}\r\n[1]\r\n${FENCE}\n`])(
  "a document in a Markdown fence is told from none (%j)",
  (text) => {
    expect(readJsonOutput(text)).toMatchObject({ problem: "it stands in a Markdown fence" });
  },
);

test("a fence around something else is no fenced document", () => {
  expect(readJsonOutput(`${FENCE}json\nhello\n${FENCE}`)).not.toMatchObject({
    problem: "it stands in a Markdown fence",
  });
});

test("a fence with ten thousand empty lines is read", () => {
  expect(readJsonOutput(`${FENCE}${"\n".repeat(10_000)}x`)).toHaveProperty("problem");
});

test("the problem does not say again what the text is", () => {
  expect(readJsonOutput("Refunds are available within 30 days.")).toMatchObject({
    problem: "Unexpected token 'R'",
    near: '"Refunds are available within 3"',
  });
});

test("a document that nests beyond measure is a problem of its own", () => {
  expect(readJsonOutput(`${"[".repeat(9_000)}${"]".repeat(9_000)}`)).toMatchObject({
    problem: "it nests deeper than 500 levels",
  });
});
