import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { diff } from "../../../src/cli/diff/diff.ts";
import type { Host } from "../../../src/cli/host.ts";
import { cassetteOf } from "../../reporters/suites.ts";
import { user } from "../../trace/diff/conversation.ts";
import { makeRepository } from "./repository.ts";

const answer = (text: string) => cassetteOf([{ messages: [user("Can I get my money back?")], text }]);

const hostIn = (cwd: string): Host =>
  Object.assign(new EventEmitter(), {
    stdin: {},
    argv: [],
    env: {},
    execArgv: [],
    pid: 1,
    kill: () => true,
    cwd: () => cwd,
    stdout: { write: () => true },
    stderr: { write: () => true },
  });

test("beside what is printed, the report is written as a page where it is asked for", async () => {
  using repository = makeRepository();
  repository.put({
    "cassettes/a/refund.json": answer("Yes, within 30 days."),
    "cassettes/b/refund.json": answer("No."),
  });
  repository.write("page.html", "<!doctype html><!--data--><!--details-->");
  const words = ["cassettes/a", "cassettes/b"];
  const page = [pathToFileURL(join(repository.root, "page.html"))];
  expect(await diff({ words, format: "text", html: "out/report.html" }, hostIn(repository.root), page)).toBe(
    1,
  );
  expect(readFileSync(join(repository.root, "out/report.html"), "utf8")).toMatch(
    /^<!doctype html><script type="application\/json" id="data">\{"title"/,
  );
});
