import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { chat } from "../../trace/chat.ts";
import { startProject } from "../check/project.ts";

const BLOB = `${"a".repeat(64)}.bin`;

test("what no test used is shown first, and goes with --yes", async () => {
  using project = await startProject({ used: [chat({})], unused: [chat({})] });
  await project.use("used");
  const shown = await project.run("prune", "--unused");
  expect(shown).toMatchObject({ code: 0 });
  expect(shown.out).toMatch(
    /^cassettes\/unused\.json {2}no test of the last run used it\nwould remove 1 file, .*--yes/,
  );
  expect(existsSync(project.pathOf("unused"))).toBe(true);
  expect((await project.run("prune", "--unused", "--yes")).out).toContain("removed 1 file");
  expect([existsSync(project.pathOf("used")), existsSync(project.pathOf("unused"))]).toEqual([true, false]);
});

test("what is older than allowed goes, whether used or not", async () => {
  using project = await startProject({ a: [chat({})] });
  await project.use("a");
  expect((await project.run("prune", "--older-than", "1h")).out).toMatch(
    /cassettes\/a\.json {2}recorded .* ago/,
  );
  expect((await project.run("prune", "--older-than", "5000w")).out).toBe("nothing to remove\n");
});

test("bodies that no cassette names go, those of a cassette that is gone too", async () => {
  using project = await startProject({ a: [chat({})] });
  const folder = dirname(project.pathOf("a"));
  for (const name of ["a", "gone"]) {
    mkdirSync(join(folder, `${name}.blobs`));
    writeFileSync(join(folder, `${name}.blobs`, BLOB), "x");
  }
  expect((await project.run("prune", "--yes")).out).toContain("removed 2 files");
  expect(existsSync(join(folder, "a.blobs"))).toBe(false);
  expect(existsSync(project.pathOf("a"))).toBe(true);
});

test("folders that are left empty go too, and those that are not stay", async () => {
  using project = await startProject({ a: [chat({})], "support/de/b": [chat({})], "support/c": [chat({})] });
  await project.use("a", "support/c");
  await project.run("prune", "--unused", "--yes");
  const support = dirname(project.pathOf("support/c"));
  expect([existsSync(join(support, "de")), existsSync(support)]).toEqual([false, true]);
  await project.use("a");
  await project.run("prune", "--unused", "--yes");
  expect([existsSync(support), existsSync(project.pathOf("a"))]).toEqual([false, true]);
});

test("the folder of the cassettes stays, though nothing is left in it", async () => {
  using project = await startProject({ a: [chat({})] });
  await project.run("prune", "--older-than", "1h", "--yes");
  expect(existsSync(dirname(project.pathOf("a")))).toBe(true);
  expect(await project.run("prune", "--yes")).toEqual({
    code: 0,
    out: "nothing to remove; --unused and --older-than look at cassettes too\n",
    err: "",
  });
});

test("without a run of all tests nothing counts as unused", async () => {
  using project = await startProject({ a: [chat({})] });
  expect(await project.run("prune", "--unused", "--yes")).toMatchObject({
    code: 2,
    err: expect.stringContaining("there is no run file"),
  });
  expect(existsSync(project.pathOf("a"))).toBe(true);
});

test("after a run of some of the tests nothing counts as unused", async () => {
  using project = await startProject({ a: [chat({})], b: [chat({})] });
  await project.use("a");
  project.changeRun({ whole: undefined });
  expect(await project.run("prune", "--unused", "--yes")).toMatchObject({
    code: 2,
    err: expect.stringContaining("a part of the tests"),
  });
});

test("a cassette that was opened by its name is used", async () => {
  using project = await startProject({ a: [chat({})], named: [chat({})] });
  await project.use("a");
  project.changeRun({ cassettes: ["cassettes/named.json"] });
  expect((await project.run("prune", "--unused")).out).toBe("nothing to remove\n");
});
