import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { CassetteStore, Interaction } from "../../src/index.ts";
import { setStage } from "./stage.ts";

beforeAll(() => void vi.stubEnv("LLM_REPLAY_ALLOW_RECORD", "1"));
afterAll(() => void vi.unstubAllEnvs());

const failing = (): never => {
  throw new Error("mistake in a hook");
};

test("a redact hook that throws lets the program have its answer, stores nothing, and is told at the end", async () => {
  await using stage = await setStage();
  const answers: number[] = [];
  const recording = stage.tape("a", { redact: failing }, async () => answers.push(await stage.ask("hi")));
  await expect(recording).rejects.toMatchObject({ cause: new Error("mistake in a hook") });
  expect(answers).toEqual([1]);
  await expect(stage.read("a")).rejects.toThrow("ENOENT");
  expect((await stage.tape("a", {}, () => stage.ask("hi"))).result).toBe(2);
});

test("what is recorded is made ready when the work has ended, or at once where a budget waits for it", async () => {
  await using stage = await setStage();
  const redact = vi.fn((interaction: Interaction) => interaction);
  const work = async () => {
    await stage.ask("hi");
    return redact.mock.calls.length;
  };
  expect((await stage.tape("a", { redact }, work)).result).toBe(0);
  expect(redact).toHaveBeenCalled();
  redact.mockClear();
  expect((await stage.tape("b", { redact, maxCost: 1 }, work)).result).toBeGreaterThan(0);
});

test("a normalize that throws while recording lets the program have its answer", async () => {
  await using stage = await setStage();
  const answers: number[] = [];
  const match = { normalize: failing };
  const recording = stage.tape("a", { match }, async () => answers.push(await stage.ask("hi")));
  await expect(recording).rejects.toMatchObject({ cause: new Error("mistake in a hook") });
  expect(answers).toEqual([1]);
  await expect(stage.read("a")).rejects.toThrow("ENOENT");
});

test("a store that fails to write is told at the end, beside what the work threw", async () => {
  await using stage = await setStage();
  const store: CassetteStore = { read: async () => undefined, write: failing };
  const thrown = stage.tape("a", { store }, async () => {
    await stage.ask("hi");
    throw new Error("the work's own");
  });
  await expect(thrown).rejects.toMatchObject({
    code: "cassetteNotWritable",
    message: /mistake in a hook/,
    cause: new Error("the work's own"),
  });
});
