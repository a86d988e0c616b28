import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { findCopies, judgeCopies } from "../../../src/cli/doctor/copies.ts";

const project = (packages: Readonly<Record<string, string>>): string => {
  const root = mkdtempSync(join(tmpdir(), "llm-replay-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [path, version] of Object.entries(packages)) {
    mkdirSync(join(root, path), { recursive: true });
    writeFileSync(join(root, path, "package.json"), JSON.stringify({ version }));
  }
  return root;
};

const judged = (root: string) => judgeCopies(findCopies(root), root);

test("copies that agree are all right", () => {
  const root = project({
    "node_modules/@opentelemetry/api": "1.9.1",
    "node_modules/msw": "3.0.5",
    "node_modules/@mswjs/interceptors": "0.45.12",
  });
  expect(judged(root).map(({ level }) => level)).toEqual(["ok", "ok", "ok"]);
});

test("two versions of the tracing api are named with their places, however deep they lie", () => {
  const root = project({
    "node_modules/@opentelemetry/api": "1.9.1",
    "node_modules/@scope/a/node_modules/b/node_modules/@opentelemetry/api": "1.10.0",
  });
  expect(judged(root)[0]).toMatchObject({
    level: "warn",
    text: "2 copies, 1.9.1 and 1.10.0",
    details: expect.arrayContaining([expect.stringContaining("node_modules/@scope/a/node_modules/b")]),
  });
});

test("copies in pnpm's store are found once", () => {
  const root = project({ "node_modules/.pnpm/msw@2.15.0/node_modules/msw": "2.15.0" });
  symlinkSync(join(root, "node_modules/.pnpm/msw@2.15.0/node_modules/msw"), join(root, "node_modules/msw"));
  expect(findCopies(root).filter(({ name }) => name === "msw")).toHaveLength(1);
  expect(judged(root)[1]).toMatchObject({ level: "warn", text: "2.15.0" });
});

test("a package that is not there is no fault", () => {
  expect(judged(project({})).map(({ level }) => level)).toEqual(["note", "note", "note"]);
});
