import * as fc from "fast-check";
import { expect, test } from "vitest";
import { openTokenMap, type Pair } from "../../src/replay/token-map.ts";

const word = (recorded: string, today: string): Pair => ({ kind: "uuid", recorded, today });
const time = (recorded: number, today: number): Pair => ({
  kind: "time",
  recorded: new Date(recorded).toISOString(),
  today: new Date(today).toISOString(),
});

const letters = fc.constantFrom("a", "b", "c", "d", "e");

test("what fits and is kept is one to one, whatever came before", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.tuple(letters, letters), { maxLength: 4 }), { maxLength: 12 }),
      (requests) => {
        const map = openTokenMap(() => false);
        const kept: Pair[] = [];
        for (const request of requests) {
          const pairs = request.map(([recorded, today]) => word(recorded, today.toUpperCase()));
          if (!map.fits(pairs)) continue;
          map.keep(pairs);
          kept.push(...pairs);
        }
        for (const a of kept)
          for (const b of kept) expect(a.recorded === b.recorded).toBe(a.today === b.today);
      },
    ),
  );
});

test("pairs that make a bijection fit, however they are spread over requests", () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(["1", "2", "3", "4"], { minLength: 4 }),
      fc.array(fc.array(fc.nat(3), { maxLength: 4 })),
      (images, requests) => {
        const map = openTokenMap(() => false);
        for (const request of requests) {
          const pairs = request.map((i) => word(`recorded ${i}`, `today ${images[i]}`));
          expect(map.fits(pairs)).toBe(true);
          map.keep(pairs);
        }
      },
    ),
  );
});

test("a token that stayed the same can neither become another nor be another's new value", () => {
  const map = openTokenMap(() => false);
  map.keep([word("a", "a")]);
  expect(map.fits([word("a", "x")])).toBe(false);
  expect(map.fits([word("b", "a")])).toBe(false);
});

test("a token of the cassette cannot be the new value of another, so that two cannot be swapped", () => {
  const map = openTokenMap((token) => ["a", "b"].includes(token));
  expect(map.fits([word("a", "b"), word("b", "a")])).toBe(false);
  expect(map.fits([word("a", "x"), word("b", "b")])).toBe(true);
});

test("two recorded times may fall on one today, in their order", () => {
  const map = openTokenMap(() => true);
  const [start, now] = [Date.UTC(2026, 0, 1), Date.UTC(2026, 5, 1)];
  expect(map.fits([time(start, now), time(start + 7000, now)])).toBe(true);
  expect(map.fits([time(start, now + 9000), time(start + 7000, now)])).toBe(false);
  map.keep([time(start, now)]);
  expect(map.fits([time(start, now + 60_000)])).toBe(false);
  expect(map.fits([time(start - 60_000, now + 60_000)])).toBe(false);
});

test("a time that stayed is no clock, so others may pass it", () => {
  const map = openTokenMap(() => true);
  const [recorded, due, today] = [Date.UTC(2026, 0, 1), Date.UTC(2026, 1, 1), Date.UTC(2026, 5, 1)];
  expect(map.fits([time(due, due), time(recorded, today)])).toBe(true);
});

test("times that fall within two seconds may swap, as clocks read side by side do, later ones not", () => {
  const map = openTokenMap(() => true);
  const [start, now] = [Date.UTC(2026, 0, 1), Date.UTC(2026, 5, 1)];
  expect(map.fits([time(start, now + 2000), time(start + 1, now)])).toBe(true);
  expect(map.fits([time(start, now + 2001), time(start + 1, now)])).toBe(false);
  expect(map.fits([time(start, now), time(start + 1, now + 2001)])).toBe(true);
});

test("one recorded time is one today, but for what a clock runs on between two reads", () => {
  const map = openTokenMap(() => true);
  const [start, now] = [Date.UTC(2026, 0, 1), Date.UTC(2026, 5, 1)];
  expect(map.fits([time(start, now), time(start, now + 2000)])).toBe(true);
  expect(map.fits([time(start, now), time(start, now + 2001)])).toBe(false);
});

test("a time whose writing is not understood is a name", () => {
  const map = openTokenMap(() => false);
  const odd = (recorded: string, today: string): Pair => ({ kind: "time", recorded, today });
  const iso = new Date(0).toISOString();
  expect(map.fits([odd("noon", "one"), odd("noon", "two")])).toBe(false);
  expect(map.fits([odd(iso, "one"), odd(iso, "two")])).toBe(false);
  expect(map.fits([odd("noon", iso), odd("dusk", iso)])).toBe(false);
});

test("two recorded tokens cannot become one, in one request or in two", () => {
  const map = openTokenMap(() => false);
  expect(map.fits([word("a", "x"), word("b", "x")])).toBe(false);
  map.keep([word("a", "x")]);
  expect(map.fits([word("b", "x")])).toBe(false);
  expect(map.fits([word("a", "y")])).toBe(false);
  expect(map.fits([word("a", "x"), word("b", "y")])).toBe(true);
});

test("times that were kept are renamed too", () => {
  const map = openTokenMap(() => false);
  const pair = time(0, 86_400_000);
  map.keep([pair]);
  expect([...map.renamed()]).toEqual([[pair.recorded, pair.today]]);
});

test("only tokens that differ are renamed", () => {
  const map = openTokenMap(() => false);
  map.keep([word("a", "x"), word("b", "b")]);
  expect([...map.renamed()]).toEqual([["a", "x"]]);
});
