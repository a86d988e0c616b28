import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { printCassette } from "../../../src/cassette/print.ts";
import { cassetteOf } from "../../reporters/suites.ts";
import { user } from "../../trace/diff/conversation.ts";
import { type InitProject, makeProject } from "./project.ts";

const BIN = fileURLToPath(new URL("../../../src/cli/bin.ts", import.meta.url));

/** The program as a package manager installs it, from the sources. */
const install = ({ root }: InitProject): void => {
  const folder = join(root, "node_modules/.bin");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "llm-replay"), `#!/bin/sh\nexec '${process.execPath}' '${BIN}' "$@"\n`);
  chmodSync(join(folder, "llm-replay"), 0o755);
};

const answering = (text: string): string =>
  printCassette(cassetteOf([{ messages: [user("Can I get my money back?")], text }])).text;

const commit = (project: InitProject): void => {
  project.git("add", "--all");
  project.git("commit", "--quiet", "--message", "a change");
};

/** A clone in which an answer has changed since the last commit. */
const changedProject = async (folder: string): Promise<InitProject> => {
  const project = makeProject({ ".gitignore": "node_modules\n" }, { folder });
  project.git("init", "--quiet");
  install(project);
  expect(await project.init({ git: true, yes: true })).toMatchObject({ code: 0, err: "" });
  project.write("cassettes/shop/refund.json", answering("Yes, within 30 days."));
  project.write("cassettes/baseline.json", "{}\n");
  commit(project);
  project.write("cassettes/shop/refund.json", answering("No."));
  project.write("cassettes/baseline.json", '{ "a": 1 }\n');
  return project;
};

const CHANGED = ["   Can I get my money back?", " assistant:", "-  Yes, within 30 days.", "+  No."].join(
  "\n",
);

test("git log -p shows cassettes as conversations, and the baseline as it is", async () => {
  using project = await changedProject(".");
  commit(project);
  const log = project.git("log", "--patch", "--format=%s");
  expect(log).toContain(CHANGED);
  expect(log).toContain("+# 1 chat openai gpt-4o");
  expect(log).toContain('-{}\n+{ "a": 1 }');
  expect(log).not.toContain("recordedAt");
  expect(project.git("notes", "--ref=refs/notes/textconv/llm-replay", "list")).not.toBe("");
}, 60_000);

test("git diff does, in a folder of a repository too", async () => {
  using project = await changedProject("packages/the app");
  const diff = project.git("diff");
  expect(diff).toContain(CHANGED);
  expect(diff).not.toContain("recordedAt");
}, 60_000);

test("a second run finds nothing to do, and a setting of the user's is shown before it is replaced", async () => {
  using project = makeProject({});
  project.git("init", "--quiet");
  project.git("config", "diff.llm-replay.textconv", "cat");
  const { out } = await project.init({ git: true, yes: true });
  expect(out).toContain(
    'git config diff.llm-replay.textconv "npx --no llm-replay diff --textconv"  (was "cat")',
  );
  expect(await project.init({ git: true })).toMatchObject({
    code: 0,
    out: expect.stringContaining("Nothing to do: all is there."),
  });
});

test("a cassette comes out of git with line feeds, and its baseline is not folded away", async () => {
  using project = makeProject({});
  project.git("init", "--quiet");
  await project.init({ git: true, yes: true });
  const attributes = (path: string): string => project.git("check-attr", "--all", path);
  expect(attributes("cassettes/a/b.json")).toContain("cassettes/a/b.json: eol: lf");
  expect(attributes("cassettes/a.json")).toContain("cassettes/a.json: linguist-generated: set");
  expect(attributes("cassettes/baseline.json")).not.toMatch(/linguist-generated: set|diff: /);
  expect(attributes("cassettes/a/b.blobs/0123")).toContain("text: unset");
});
