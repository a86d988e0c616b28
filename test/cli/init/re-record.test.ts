import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { load } from "js-yaml";
import { expect, test } from "vitest";

interface Job {
  readonly steps: readonly { readonly id?: string; readonly run?: string }[];
}

const { jobs } = load(readFileSync("examples/workflows/re-record.yml", "utf8")) as {
  readonly jobs: Readonly<Record<"look" | "record" | "propose", Job>>;
};

/** The last script of a job, which is what it is there for. */
const scriptOf = (job: keyof typeof jobs): string =>
  jobs[job].steps.findLast(({ run }) => run !== undefined)?.run ?? "";

/** A clone with its origin, a runner's folder and a `gh` that notes what it is asked. */
const setStage = () => {
  const root = mkdtempSync(join(tmpdir(), "llm-replay-nightly-"));
  const clone = join(root, "clone");
  const env = {
    ...process.env,
    PATH: `${root}:${process.env.PATH}`,
    GIT_CONFIG_GLOBAL: "/dev/null",
    RUNNER_TEMP: root,
    GITHUB_OUTPUT: join(root, "output"),
    GITHUB_REF_NAME: "main",
  };
  const run = (command: string, ...args: string[]): string =>
    execFileSync(command, args, { cwd: clone, env, stdio: "pipe" }).toString();
  const gh = `#!/bin/sh\nprintf '%s\\n' "$@" > '${root}/asked'\necho 0\n`;
  writeFileSync(join(root, "gh"), gh);
  chmodSync(join(root, "gh"), 0o755);
  mkdirSync(join(clone, "cassettes"), { recursive: true });
  execFileSync("git", ["init", "--quiet", "--bare", join(root, "origin.git")]);
  run("git", "init", "--quiet", "--initial-branch=main");
  run("git", "remote", "add", "origin", join(root, "origin.git"));
  return {
    root,
    git: (...args: string[]) => run("git", "-c", "user.name=a", "-c", "user.email=a@example.com", ...args),
    write: (path: string, content: string | Uint8Array) => writeFileSync(join(clone, path), content),
    read: (path: string) => readFileSync(join(root, path), "utf8"),
    // As the runner of GitHub calls it.
    script: (job: keyof typeof jobs) => run("bash", "-e", "-o", "pipefail", "-c", scriptOf(job)),
    [Symbol.dispose]: () => rmSync(root, { recursive: true }),
  };
};

test("what was recorded anew at night is proposed, and nothing beside it", () => {
  using stage = setStage();
  stage.write("cassettes/refund.json", '{ "old": true }\n');
  stage.write("app.ts", "old\n");
  stage.git("add", "--all");
  stage.git("commit", "--quiet", "--message", "first");
  stage.script("look");
  expect(stage.read("output")).toBe("waiting=0\n");

  stage.write("cassettes/refund.json", '{ "old": false }\n');
  stage.write("cassettes/picture", Uint8Array.of(0, 255, 0, 1));
  stage.write("app.ts", "changed by a test\n");
  stage.script("record");
  expect(stage.read("output")).toContain("changed=true");

  writeFileSync(join(stage.root, "re-record.patch"), stage.read("clone/re-record.patch"));
  stage.git("reset", "--quiet", "--hard");
  stage.git("clean", "--quiet", "-d", "--force");
  stage.script("propose");
  const proposed = stage.git("diff", "--name-status", "main", "origin/llm-replay/re-record");
  expect(proposed).toBe("A\tcassettes/picture\nM\tcassettes/refund.json\n");
  expect(stage.read("asked")).toContain("--base\nmain\n--head\nllm-replay/re-record\n");
});

test("where nothing was old, nothing is proposed", () => {
  using stage = setStage();
  stage.write("cassettes/refund.json", "{}\n");
  stage.git("add", "--all");
  stage.git("commit", "--quiet", "--message", "first");
  stage.write("output", "");
  stage.script("record");
  expect(() => stage.read("output")).toThrow("ENOENT");
});
