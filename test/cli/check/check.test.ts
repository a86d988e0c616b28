import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Interaction } from "../../../src/cassette/cassette.ts";
import { chat } from "../../trace/chat.ts";
import { startProject } from "./project.ts";

const toMistral = (interaction: Interaction): Interaction => ({
  ...interaction,
  request: { ...interaction.request, url: "https://api.mistral.ai/v1/chat/completions" },
});

const KEY = `sk-proj-${"aB3".repeat(20)}`;

test("a folder of good cassettes passes", async () => {
  using project = await startProject({ a: [chat({})] });
  await project.use("a");
  expect(await project.run("check")).toEqual({ code: 0, out: "1 cassette, 0 errors, 0 warnings\n", err: "" });
});

test("a credential fails, is named with its place and never shown, and --fix masks it", async () => {
  using project = await startProject({ a: [chat({})] });
  project.edit("a", (text) => text.replace('"messages":', `"note": "${KEY}", "messages":`));
  const found = await project.run("check");
  expect(found.code).toBe(1);
  expect(found.out).toMatch(/secret .*key at \d+:\d+/);
  expect(found.out).not.toContain(KEY);
  const { code, out } = await project.run("check", "--fix");
  expect(code).toBe(0);
  expect(out).toMatch(/^cassettes\/a\.json\n {2}✓ secret +fixed\n {2}✓ hand-edited +fixed\n\n/);
  expect(out).toMatch(/revoke it\.\n\n(?:.*\n\n)?1 cassette, 0 errors, 0 warnings, 2 fixed\n$/);
  expect(project.read("a")).not.toContain(KEY);
  expect((await project.run("check")).out).toContain("0 errors, 0 warnings");
});

test("a header that recording leaves out fails too, wherever it came from", async () => {
  const interaction = chat({});
  const { request } = interaction;
  using project = await startProject({
    a: [
      {
        ...interaction,
        request: { ...request, headers: [["authorization", "Bearer 0123456789abcdef0123"]] },
      },
    ],
  });
  expect(await project.run("check")).toMatchObject({ code: 1, out: expect.stringContaining("secret") });
});

test("a file that was edited by hand is a warning, with its line, and --fix writes it anew", async () => {
  using project = await startProject({ a: [chat({})] });
  const before = project.read("a");
  project.edit("a", (text) => JSON.stringify(JSON.parse(text), undefined, 4));
  const found = await project.run("check");
  expect(found).toMatchObject({ code: 0, out: expect.stringMatching(/hand-edited .*from line \d+ on/) });
  expect(await project.run("check", "--strict")).toMatchObject({ code: 1 });
  const fixed = await project.run("check", "--strict", "--fix", "--json");
  expect(fixed.code).toBe(0);
  expect(JSON.parse(fixed.out)).toMatchObject({
    concerns: [],
    fixed: [{ path: "cassettes/a.json", rule: "hand-edited" }],
  });
  expect(project.read("a")).toBe(before);
});

test("what --fix cannot set right is told beside what it could, and still fails", async () => {
  using project = await startProject({ a: [chat({ model: "made-up-1" })], b: [chat({})] });
  project.edit("a", (text) => JSON.stringify(JSON.parse(text), undefined, 4));
  writeFileSync(project.pathOf("b"), "{");
  const { code, out } = await project.run("check", "--fix");
  expect(code).toBe(1);
  expect(out).toMatch(/cassettes\/a\.json\n {2}✓ hand-edited +fixed\n {2}! unpriced/);
  expect(out).toContain("2 cassettes, 1 error, 1 warning, 1 fixed");
});

test("what is no cassette fails with its reason, and the others are looked at all the same", async () => {
  using project = await startProject({ a: [chat({})], b: [chat({})] });
  writeFileSync(project.pathOf("a"), '{ "version": 1');
  const { code, out } = await project.run("check");
  expect(code).toBe(1);
  expect(out).toMatch(/unreadable +Cannot read cassette/);
  expect(out).toContain("2 cassettes, 1 error");
});

test("age, weight, models without a price, retired ones and orphans are warnings", async () => {
  using project = await startProject({
    old: [chat({})],
    unpriced: [chat({ model: "made-up-1" })],
    retired: [toMistral(chat({ model: "mistral-tiny" }))],
  });
  await project.use("unpriced", "retired");
  const { code, out } = await project.run("check", "--max-age", "1h", "--max-size", "0.0001");
  expect(code).toBe(0);
  expect(out).toMatch(/cassettes\/old\.json(?:\n .*)*\n .*stale .*ago; 1 hours are allowed/);
  expect(out).toMatch(/cassettes\/old\.json(?:\n .*)*\n .*orphan/);
  expect(out).toMatch(/cassettes\/unpriced\.json(?:\n .*)*\n .*unpriced .*made-up-1/);
  expect(out).toMatch(/cassettes\/retired\.json(?:\n .*)*\n .*retired .*mistral-tiny/);
  expect(out).toMatch(/size .*weighs/);
});

test("a loop that changes the beginning of its prompt loses its cache, and is told where", async () => {
  const first = [{ role: "user", content: "Hello" }];
  const answer = { role: "assistant", content: "Hi, what can I do for you?" };
  const changed = [{ role: "user", content: "Hello at 10:31" }, answer, { role: "user", content: "Help" }];
  using project = await startProject({
    a: [chat({ messages: first, message: answer }), chat({ at: 10, messages: changed })],
  });
  expect((await project.run("check")).out).toMatch(
    /cache-prefix +breaks its prompt's beginning once, first at input\[0\]/,
  );
});

test("orphans are not looked for after a run of a part of the tests, which is said", async () => {
  using project = await startProject({ a: [chat({})] });
  expect((await project.run("check")).out).toContain("Orphans were not looked for");
});

test("as JSON, what was found is plain data", async () => {
  using project = await startProject({ a: [chat({ model: "made-up-1" })] });
  const { out } = await project.run("check", "--json");
  expect(JSON.parse(out)).toMatchObject({
    count: 1,
    concerns: [{ rule: "unpriced", severity: "warning", path: "cassettes/a.json" }],
    fixed: [],
  });
});

test("an age that is none is refused", async () => {
  using project = await startProject({ a: [chat({})] });
  expect(await project.run("check", "--max-age", "soon")).toMatchObject({
    code: 2,
    err: expect.stringContaining("soon"),
  });
});
