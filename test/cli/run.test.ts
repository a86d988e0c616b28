import { expect, test } from "vitest";
import { runProgram } from "./run-program.ts";

const runWith = (...words: string[]) => runProgram(words, { cwd: import.meta.dirname });

test("a wrong command line is told on standard error, with code 2", async () => {
  expect(await runWith("replya", "--", "node")).toEqual({
    code: 2,
    out: "",
    err: expect.stringContaining('Did you mean "replay"?'),
  });
  expect(await runWith("record")).toMatchObject({
    code: 2,
    err: expect.stringContaining("-- node agent.js"),
  });
  expect(await runWith("record", "--mode", "recrod", "--", "node")).toMatchObject({
    code: 2,
    err: expect.stringContaining('Did you mean "record"?'),
  });
  expect(await runWith("replay", "--cassette", "../../x", "--", "node")).toMatchObject({ code: 2 });
});

test("help and version go to standard output", async () => {
  expect(await runWith("--version")).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  });
  expect(await runWith("replay", "--help")).toMatchObject({ code: 0, err: "" });
});
