import { expect, test } from "vitest";
import { instantOf } from "../../src/replay/instant.ts";

const MOMENT = Date.UTC(2026, 0, 6, 14, 17, 5);

test.each([
  ["2026-01-06T14:17:05Z", MOMENT],
  ["2026-01-06T14%3A17%3A05Z", MOMENT],
  ["2026-01-06T16:17:05%2B02:00", MOMENT],
  ["2026-01-06%2014:17:05Z", MOMENT],
  ["20260106T141705Z", MOMENT],
  ["2026-01-06T14-17-05Z", MOMENT],
  ["2026-01-06T14-17-05-250Z", MOMENT + 250],
  ["2026-01-06T14-17Z", MOMENT - 5000],
  ["Tue, 06 Jan 2026 14:17:05 GMT", MOMENT],
])("the time %s is understood", (text, moment) => {
  expect(instantOf({ kind: "time", text })).toBe(moment);
});

test.each([
  ["2026-01-06_14-17-05", "2026-01-06T14:17:05"],
  ["January 6, 2026 at 2:17:05 PM", "2026-01-06T14:17:05"],
  ["January 6, 2026, 2:17:05\u202fPM", "2026-01-06T14:17:05"],
  ["Jan 6, 2026, 2:17:05 PM", "2026-01-06T14:17:05"],
])("the time %s is read on the clock of the machine", (text, local) => {
  expect(instantOf({ kind: "time", text })).toBe(new Date(local).getTime());
});

test("an epoch is seconds, or milliseconds where it has 13 digits", () => {
  expect(instantOf({ kind: "epoch", text: "1767709025" })).toBe(1_767_709_025_000);
  expect(instantOf({ kind: "epoch", text: "1767709025123" })).toBe(1_767_709_025_123);
  expect(instantOf({ kind: "epoch", text: "1767709025.25" })).toBe(1_767_709_025_250);
});

test("what is no time names no moment", () => {
  expect(instantOf({ kind: "uuid", text: "2026-01-06T14:17:05Z" })).toBeNaN();
  expect(instantOf({ kind: "time", text: "some day" })).toBeNaN();
});
