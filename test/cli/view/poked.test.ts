import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { poked } from "../../../src/cli/view/poked.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Work that is done only when it is told to be, and how often it was begun. */
const slowWork = () => {
  const begun: PromiseWithResolvers<void>[] = [];
  return {
    begun,
    work: () => {
      const one = Promise.withResolvers<void>();
      begun.push(one);
      return one.promise;
    },
  };
};

test("many who ask before it begins get one work, a pause later", async () => {
  const { begun, work } = slowWork();
  const { poke } = poked(work, 100);
  for (let times = 0; times < 5; times++) poke();
  await vi.advanceTimersByTimeAsync(99);
  expect(begun.length).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(begun.length).toBe(1);
});

test("who asks while it is done gets it once more afterwards, and never two at a time", async () => {
  const { begun, work } = slowWork();
  const { poke } = poked(work, 100);
  poke();
  await vi.advanceTimersByTimeAsync(100);
  poke();
  poke();
  await vi.advanceTimersByTimeAsync(1000);
  expect(begun.length).toBe(1);
  begun[0]?.resolve();
  await vi.advanceTimersByTimeAsync(999);
  expect(begun.length).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(begun.length).toBe(2);
  begun[1]?.resolve();
  await vi.runAllTimersAsync();
  expect(begun.length).toBe(2);
});

test("disposing waits for what is being done, and nothing is done after it", async () => {
  const { begun, work } = slowWork();
  const reading = poked(work, 100);
  reading.poke();
  await vi.advanceTimersByTimeAsync(100);
  reading.poke();
  let isOver = false;
  const over = reading[Symbol.asyncDispose]().then(() => (isOver = true));
  await vi.runAllTimersAsync();
  expect(isOver).toBe(false);
  begun[0]?.resolve();
  await over;
  await vi.runAllTimersAsync();
  expect(begun.length).toBe(1);
});
