import { getEventListeners } from "node:events";
import { setImmediate } from "node:timers";
import { expect, test } from "vitest";
import { delay, nextMacrotask } from "../../src/replay/macrotask.ts";

const LONG = 60_000;

test("a macrotask lets other work run first", async () => {
  let hasRun = false;
  setImmediate(() => (hasRun = true));
  await nextMacrotask();
  expect(hasRun).toBe(true);
});

test("a wait ends after its time, and leaves nothing on the signal", async () => {
  const { signal } = new AbortController();
  const start = performance.now();
  await delay(20, signal);
  expect(performance.now() - start).toBeGreaterThan(15);
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

test("a wait without a signal ends too", async () => {
  expect(await delay(1)).toBeUndefined();
});

test("a wait ends with its signal, be it fired before or during", async () => {
  const controller = new AbortController();
  const waiting = delay(LONG, controller.signal);
  controller.abort();
  await waiting;
  await delay(LONG, controller.signal);
  expect(getEventListeners(controller.signal, "abort")).toEqual([]);
});
