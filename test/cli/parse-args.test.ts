import { expect, test } from "vitest";
import { COMMANDS } from "../../src/cli/commands.ts";
import { parseArgs } from "../../src/cli/parse-args.ts";

const parse = (line: string) => parseArgs(line.split(" ").filter(Boolean), "1.2.3");

test("what follows -- is the command, untouched", async () => {
  expect(await parse("record --cassette a --max-calls 3 -- node --dir x.js -- --live")).toEqual({
    command: "record",
    options: { cassette: "a", "max-calls": "3", mode: "record" },
    rest: ["node", "--dir", "x.js", "--", "--live"],
  });
});

test("a list option may be given several times", async () => {
  const { options } = (await parse("replay --traffic-record a --traffic-record b -- node x")) as {
    options: object;
  };
  expect(options).toEqual({ "traffic-record": ["a", "b"] });
});

test.each([
  ["recrod -- node x", "commandUnknown", 'Did you mean "record"?'],
  ["record --casette a -- node x", "flagUnknown", 'Did you mean "--cassette"?'],
  ["replay --max-calls 3 -- node x", "flagUnknown", "Unknown option --max-calls of llm-replay replay"],
  ["record -x -- node x", "flagUnknown", "Unknown option -x"],
  ["record node x.js", "commandBare", "llm-replay record -- node x.js"],
  ["demo extra", "argumentUnknown", 'not "extra"'],
  ["doctor -- node x", "argumentUnknown", 'not "node x"'],
  ["record --cassette -- node x", "flagInvalid", "cassette"],
  ["record --constructor=1 -- node x", "flagUnknown", "Unknown option --constructor of llm-replay record"],
  ["--no-__proto__", "flagUnknown", "Unknown option --__proto__"],
])("`%s` is refused with %s, naming what to do", async (line, code, hint) => {
  await expect(parse(line)).rejects.toMatchObject({ code, message: expect.stringContaining(hint) });
});

test("help lists the commands, and a command's help its options with examples", async () => {
  for (const line of ["", "--help"]) {
    expect(await parse(line)).toEqual({ print: expect.stringMatching(/record .*replay .*doctor .*demo/s) });
  }
  const help = (await parse("record --help")) as { print: string };
  expect(help.print).toContain("--cassette");
  expect(help.print).toContain("llm-replay record -- node agent.js");
  expect(await parse("--version")).toEqual({ print: "1.2.3" });
});

test("the help tells the exit codes, and that of each command shows examples of it", async () => {
  expect(await parse("--help")).toEqual({ print: expect.stringMatching(/Exit codes: 0, .*; 1, .*; 2, /s) });
  for (const name of Object.keys(COMMANDS)) {
    const { print } = (await parse(`${name} --help`)) as { print: string };
    expect(print).toMatch(new RegExp(`Examples:\\n(?:.*\\n)*.*llm-replay ${name}`));
    expect(print).not.toContain("Exit codes:");
  }
});

test("words are taken where a command's usage has a place for them", async () => {
  expect(await parse("check refund shop")).toMatchObject({ command: "check", rest: ["refund", "shop"] });
  await expect(parse("init shop")).rejects.toMatchObject({ code: "argumentUnknown" });
});
