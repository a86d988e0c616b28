import { expect, test, vi } from "vitest";
import { runFile, testRun } from "../reporters/run.ts";
import { HOSTILE } from "../reporters/hostile.ts";
import { cassetteOf, type Suite } from "../reporters/suites.ts";
import { user } from "../trace/diff/conversation.ts";
import { startGitHub } from "./github-server.ts";
import { makePull } from "./pull-request.ts";
import { publish, runFor } from "./shop.ts";

vi.setConfig({ testTimeout: 60_000 });

const COMMANDS = ["::error::pwned", "\n::add-mask::a\n", "##[add-mask]a", "::set-output name=decision::pass"];
const TEXTS = [...HOSTILE, ...COMMANDS];

const pathOf = (index: number): string => `cassettes/hostile-${index}.json`;

/** A suite that asks, and is answered, with each text. */
const suiteOf = (ending: string, tokens: number): Suite =>
  Object.fromEntries(
    TEXTS.map((text, index) => {
      const usage = { prompt_tokens: tokens, completion_tokens: 9, total_tokens: tokens + 9 };
      return [
        pathOf(index),
        cassetteOf([{ messages: [user(`${text}${ending}`)], text: `${text}${ending}`, usage }]),
      ];
    }),
  );

/** What is between code fences is shown as it is. */
const outsideCode = (markdown: string): string => markdown.replace(/^(`{3,})[^]*?^\1$/gm, "");

test("whatever was recorded, and whatever tests are called, the comment, the log and the check show it as text", async () => {
  await using server = await startGitHub();
  using pull = makePull({ base: suiteOf("", 100), head: suiteOf(" No, never, not at all.", 900) });
  using copy = pull.checkOut(
    "merge",
    runFile({
      tests: TEXTS.map((text, index) =>
        testRun(`a.test.ts > ${text}`, {
          file: "a.test.ts",
          state: index % 2 === 0 ? "passed" : "failed",
          cassette: { path: pathOf(index), mode: "replay", work: "serve", served: [0], sent: 0, missed: 0 },
        }),
      ),
    }),
  );
  publish(server, pull);
  const title = "llm-replay --> @everyone";
  const { log, summary, outputs } = await runFor(server, pull, copy, { title });
  expect(outputs.decision).toBe("fail");
  const body = server.comments[0]?.body ?? "";
  for (const text of [body.replace(/^<!--[^\n]*-->\n/, ""), summary]) {
    const plain = outsideCode(text);
    expect(plain).not.toMatch(/(?<!\\)<(script|img|https|!--)|@everyone|@octocat|(?<!\\)\]\(https:\/\/evil/);
    expect(text).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
  }
  expect(
    log.split("\n").filter((line) => line.startsWith("::") && !line.startsWith("::error::Fail: ")),
  ).toEqual([]);
  expect(log).not.toContain("##[");
  const again = await runFor(server, pull, copy, { title });
  expect([again.log, server.comments.length]).toEqual([expect.stringContaining("left as it was"), 1]);
});

test("annotations in the log hold one command each, whatever was recorded", async () => {
  await using server = await startGitHub();
  using pull = makePull({ base: suiteOf("", 100), head: suiteOf(" No, never, not at all.", 900) });
  using copy = pull.checkOut(
    "merge",
    runFile({
      tests: TEXTS.map((text, index) =>
        testRun(`a.test.ts > ${text}`, {
          file: `a,b:${index}.test.ts`,
          cassette: { path: pathOf(index), mode: "replay", work: "serve", served: [0], sent: 0, missed: 0 },
        }),
      ),
    }),
  );
  publish(server, pull);
  const { log } = await runFor(server, pull, copy, { check: "false", comment: "never" });
  const commands = log.split("\n").filter((line) => line.trimStart().startsWith("::"));
  expect(commands.length).toBeGreaterThan(10);
  for (const command of commands)
    expect(command).toMatch(/^::(error|warning)( title=[^,:]*,file=[^,:]*,line=\d+)?::/);
  expect(log).not.toContain("::add-mask::a\n");
});
