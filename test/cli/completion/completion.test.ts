import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { EXPORTERS } from "../../../src/interchange/export/exporters.ts";
import { lacks } from "../programs.ts";

const BIN = fileURLToPath(new URL("../../../src/cli/bin.ts", import.meta.url));

/** A folder with two cassettes, and `llm-replay` on the PATH. */
const setStage = () => {
  const root = mkdtempSync(join(tmpdir(), "llm-replay-completion-"));
  writeFileSync(join(root, "llm-replay"), `#!/bin/sh\nexec '${process.execPath}' '${BIN}' "$@"\n`);
  chmodSync(join(root, "llm-replay"), 0o755);
  mkdirSync(join(root, "cassettes/shop"), { recursive: true });
  for (const name of ["refund", "shop/order"]) writeFileSync(join(root, `cassettes/${name}.json`), "{}");
  const env = { ...process.env, PATH: `${root}:${process.env.PATH}` };
  return {
    run: (command: string, ...args: string[]): string =>
      execFileSync(command, args, { cwd: root, env, stdio: "pipe" }).toString(),
    [Symbol.dispose]: () => rmSync(root, { recursive: true }),
  };
};

test("bash completes commands, options and cassettes with the script", () => {
  using stage = setStage();
  const ask = (line: string): string =>
    `COMP_WORDS=(${line}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _llm_replay; echo "\${COMPREPLY[*]}"`;
  const lines = ["llm-replay dem", "llm-replay show ''", "llm-replay show --js", "llm-replay record -- no"];
  const printed = stage.run(
    "bash",
    "-c",
    ['eval "$(llm-replay completion bash)"', ...lines.map(ask)].join("\n"),
  );
  expect(printed.split("\n")).toEqual(["demo", "refund shop/order", "--json", "", ""]);
});

test.each([
  ["zsh", "demo:Record, replay and break a small example app\n", "compdef _llm_replay llm-replay"],
  ["fish", "demo\tRecord, replay and break a small example app\n", "complete -c llm-replay"],
])("%s is told what each word means", (shell, line, script) => {
  using stage = setStage();
  expect(stage.run("llm-replay", "completion", shell, "--", "llm-replay", "dem")).toBe(line);
  expect(stage.run("llm-replay", "completion", shell)).toContain(script);
});

test("fish completes commands, with their meanings, options and cassettes with the script", ({ skip }) => {
  skip(lacks("fish") !== "", lacks("fish"));
  using stage = setStage();
  const ask = (line: string): string[] =>
    stage
      .run("fish", "--no-config", "-c", `llm-replay completion fish | source; complete -C '${line}'`)
      .split("\n");
  expect(ask("llm-replay dem")).toEqual(["demo\tRecord, replay and break a small example app", ""]);
  expect(ask("llm-replay show ")).toEqual(expect.arrayContaining(["refund", "shop/order"]));
  expect(ask("llm-replay show --js")).toEqual(["--json\tPrint the trace as JSON", ""]);
});

test("zsh completes commands, with their meanings, options and cassettes with the script, else files", ({
  skip,
}) => {
  skip(lacks("zsh") !== "", lacks("zsh"));
  using stage = setStage();
  /** What zsh's own functions are handed. */
  const given = [
    "compdef() { : }",
    '_describe() { print -rl -- "${(@P)2}" }',
    "_files() { print files }",
    'eval "$(llm-replay completion zsh)"',
  ];
  const ask = (...words: string[]): string[] => {
    const typed = words.map((word) => `'${word}'`).join(" ");
    const line = `words=(llm-replay ${typed}); CURRENT=$#words; _llm_replay`;
    return stage
      .run("zsh", "-fc", [...given, line].join("\n"))
      .trimEnd()
      .split("\n");
  };
  expect(ask("dem")).toEqual(["demo:Record, replay and break a small example app"]);
  expect(ask("show", "")).toEqual(["refund:", "shop/order:"]);
  expect(ask("show", "--js")).toEqual(["--json:Print the trace as JSON"]);
  expect(ask("record", "--", "no")).toEqual(["files"]);
});

test("another shell is refused by name, with those there are", () => {
  using stage = setStage();
  expect(() => stage.run("llm-replay", "completion", "zhs")).toThrow(/Did you mean "zsh"\?.*bash, zsh, fish/);
});

test("every format of export is known", () => {
  using stage = setStage();
  const told = stage.run("llm-replay", "completion", "bash", "--", "llm-replay", "export", "--to", "");
  expect(told.trim().split("\n")).toEqual(Object.keys(EXPORTERS));
});
