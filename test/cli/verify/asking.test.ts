import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { readVerifyFlags } from "../../../src/cli/verify/read-flags.ts";
import { verify } from "../../../src/cli/verify/verify.ts";
import { chat, completion } from "./calls.ts";
import { recorded, setStage } from "./stage.ts";

/** Runs it on a terminal whose user answers `isYes`. */
const onTerminal = async (isYes: boolean, flags: Readonly<Record<string, unknown>> = {}) => {
  await using stage = await setStage({ refund: [recorded(chat())] }, () => completion());
  const printed = { out: "", err: "" };
  const questions: string[] = [];
  const host = Object.assign(new EventEmitter(), {
    argv: [],
    env: { OPENAI_API_KEY: "k", OPENAI_BASE_URL: `${stage.url}/v1` },
    execArgv: [],
    pid: 0,
    kill: () => undefined,
    cwd: () => stage.cwd,
    stdin: { isTTY: true },
    stdout: { isTTY: true, write: (text: string) => (printed.out += text) },
    stderr: { isTTY: true, write: (text: string) => (printed.err += text) },
  });
  const ask = async (question: string) => {
    questions.push(printed.err + question);
    return isYes;
  };
  const code = await verify(readVerifyFlags(flags, []), host, ask);
  return { code, questions, sent: stage.arrivals.length, ...printed };
};

test("on a terminal the estimate is shown and asked about before anything is sent", async () => {
  const { code, questions, sent, err } = await onTerminal(true, { "max-cost": 1 });
  expect(questions).toEqual([
    expect.stringMatching(/about \$0\.00035 and 110 tokens, as recorded, \$1\.00 at most\nSend them\?$/),
  ]);
  expect({ code, sent }).toEqual({ code: 0, sent: 1 });
  expect(err).toContain("1 of 1 call");
});

test("a no sends nothing", async () => {
  const { code, sent, out, err } = await onTerminal(false);
  expect({ code, sent, out }).toEqual({ code: 2, sent: 0, out: "" });
  expect(err).toContain("Nothing was sent.");
});

test("--yes is not asked", async () => {
  expect(await onTerminal(false, { yes: true })).toMatchObject({ code: 0, sent: 1, questions: [] });
});
