import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { setStage } from "./stage.ts";

test("work that is over its budget fails when it ends, and its first recording is kept", async () => {
  await using stage = await setStage();
  const twice = (budgets: object) =>
    stage.tape("twice", { budgets }, async () => [await stage.ask("a"), await stage.ask("b")]);
  await expect(twice({ calls: 1 })).rejects.toThrow('"twice" is over its budget:\ncalls: 2 of 1\n');
  expect((await stage.read("twice")).interactions).toHaveLength(2);
  expect((await twice({ calls: 2 })).result).toEqual([1, 2]);
});

test("a new recording that is over its budget is set aside, and the one that stands stays", async () => {
  await using stage = await setStage();
  const ask = (text: string, options: object) => stage.tape("asks", options, () => stage.ask(text));
  await ask("a", {});
  const before = await readFile(join(stage.dir, "asks.json"), "utf8");
  await expect(ask("b", { mode: "record", budgets: { calls: 0 } })).rejects.toThrow("calls: 1 of 0");
  expect(await readFile(join(stage.dir, "asks.json"), "utf8")).toBe(before);
});

test("a budget of the whole suite is refused for a part of it", async () => {
  await using stage = await setStage();
  const work = stage.tape("asks", { budgets: { suite: { calls: 1 } } }, () => stage.ask("a"));
  await expect(work).rejects.toThrow("Vitest plugin");
  expect(stage.model.asked).toEqual([]);
});
