import { setTimeout as wait } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { currentTrace } from "../../src/index.ts";
import { setStage } from "./stage.ts";

test("the trace grows with the calls, and is whole when the work has ended", async () => {
  await using stage = await setStage();
  const seen: number[] = [];
  const { trace } = await stage.tape("grows", {}, async () => {
    seen.push(currentTrace().calls.length);
    await stage.ask("one");
    seen.push(currentTrace().calls.length);
    await stage.ask("two");
    seen.push(currentTrace().calls.length);
  });
  expect(seen).toEqual([0, 1, 2]);
  expect(trace.calls).toHaveLength(2);
  expect(trace).toMatchObject({ title: "grows", root: { name: "grows" } });
});

test("works that run side by side see each their own calls", async () => {
  await using stage = await setStage();
  for (const mode of ["once", "replay"] as const) {
    const counts = await Promise.all(
      [1, 2, 3].map(async (count) => {
        const { result } = await stage.tape(`beside ${count}`, { mode }, async () => {
          for (let call = 0; call < count; call++) await stage.ask(`${count} ${call}`);
          return currentTrace().calls.length;
        });
        return result;
      }),
    );
    expect(counts).toEqual([1, 2, 3]);
  }
});

test("outside of any cassette there is no trace, and the error says where there is", () => {
  expect(() => currentTrace()).toThrow(expect.objectContaining({ code: "noCassette" }));
});

test("a replay has the times of its recording, whatever the clock does", async () => {
  await using stage = await setStage();
  const work = async () => {
    await stage.ask("one");
    await stage.ask("two");
  };
  const recorded = await stage.tape("times", {}, async () => {
    await stage.ask("one");
    await wait(30);
    await stage.ask("two");
  });
  const replayed = await stage.tape("times", { mode: "replay" }, work);
  vi.useFakeTimers({ toFake: ["Date", "performance", "setTimeout"], now: 0 });
  const faked = await stage.tape("times", { mode: "replay" }, work).finally(() => vi.useRealTimers());
  const timesOf = ({ trace }: typeof recorded) => [trace.duration, trace.calls.map(({ timing }) => timing)];
  expect(recorded.trace.duration).toBeGreaterThanOrEqual(30);
  expect(timesOf(replayed)).toEqual(timesOf(recorded));
  expect(timesOf(faked)).toEqual(timesOf(recorded));
});
