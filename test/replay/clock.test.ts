import { afterEach, expect, test, vi } from "vitest";
import { recordedClock } from "../../src/replay/clock.ts";

const START = "2024-02-29T12:00:00.000Z";
const RealDate = globalThis.Date;

afterEach(() => void vi.useRealTimers());

const isNear = (ms: number): boolean => Math.abs(ms - RealDate.parse(START)) < 60_000;

test("inside the context every way to ask for the time starts at the recording's", async () => {
  using clock = recordedClock(START);
  const times = await clock.run(async () => {
    await Promise.resolve();
    return [Date.now(), new Date().getTime(), Date.parse(Date())];
  });
  expect(times.every(isNear)).toBe(true);
});

test("the clock runs on", () => {
  using clock = recordedClock(START);
  clock.run(() => {
    const first = Date.now();
    while (Date.now() === first);
    expect(Date.now()).toBeGreaterThan(first);
  });
});

test("outside the context the time is the real one", () => {
  using clock = recordedClock(START);
  clock.run(() => {});
  expect(Math.abs(Date.now() - RealDate.now())).toBeLessThan(1000);
});

test("a given time is that time, and dates stay dates", () => {
  using clock = recordedClock(START);
  clock.run(() => {
    expect(new Date(0).toISOString()).toBe("1970-01-01T00:00:00.000Z");
    expect(new Date(2020, 1, 2)).toEqual(new RealDate(2020, 1, 2));
    expect(new Date()).toBeInstanceOf(RealDate);
    expect(Date.UTC(2020, 1)).toBe(RealDate.UTC(2020, 1));
  });
});

test("two clocks run side by side, and the last one undone puts Date back", () => {
  const first = recordedClock(START);
  const second = recordedClock("2020-01-01T00:00:00Z");
  expect(first.run(() => new Date().getFullYear())).toBe(2024);
  expect(second.run(() => new Date().getFullYear())).toBe(2020);
  first[Symbol.dispose]();
  first[Symbol.dispose]();
  expect(first.run(() => new Date().getFullYear())).toBe(new RealDate().getFullYear());
  expect(second.run(() => new Date().getFullYear())).toBe(2020);
  second[Symbol.dispose]();
  expect(globalThis.Date).toBe(RealDate);
});

test("under fake timers the time is theirs", () => {
  vi.useFakeTimers({ now: 1000 });
  using clock = recordedClock(START);
  expect(clock.run(() => Date.now())).toBe(1000);
});

test("fake timers that come later win, and end as they should", () => {
  const clock = recordedClock(START);
  clock.run(() => {
    vi.useFakeTimers({ now: 1000 });
    expect(Date.now()).toBe(1000);
    vi.useRealTimers();
    expect(isNear(Date.now())).toBe(true);
  });
  clock[Symbol.dispose]();
  expect(globalThis.Date).toBe(RealDate);
});
