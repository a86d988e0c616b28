import { expect, test } from "vitest";
import { ageOf, printAge, readAge } from "../../src/cassette/age.ts";
import { interaction } from "../session/interaction.ts";

const DAY = 86_400_000;

test("ages are read in hours, days and weeks", () => {
  expect(readAge("36h")).toBe(1.5 * DAY);
  expect(readAge("30d")).toBe(30 * DAY);
  expect(readAge("0.5w")).toBe(3.5 * DAY);
  expect(readAge("1.25 h")).toBe(1.25 * 3_600_000);
  for (const none of ["30", "d", "30dd", "x30d", "30d ", "1.d", "30m", ""])
    expect(readAge(none)).toBeUndefined();
});

test("a cassette is as old as its oldest interaction", () => {
  const interactions = ["2026-03-05T00:00:00.000Z", "2026-03-01T00:00:00.000Z"].map((recordedAt) =>
    interaction({ recordedAt }),
  );
  expect(ageOf(interactions, Date.parse("2026-03-11T00:00:00.000Z"))).toBe(10 * DAY);
  expect(ageOf([], Date.now())).toBe(0);
  expect(ageOf([interaction({ recordedAt: "some day" }), ...interactions], Date.parse("2026-03-02"))).toBe(
    DAY,
  );
});

test("an age is told in hours below two days, then in days", () => {
  expect(printAge(1.9 * DAY)).toBe("45 hours");
  expect(printAge(2 * DAY - 1)).toBe("47 hours");
  expect(printAge(2 * DAY)).toBe("2 days");
  expect(printAge(2.9 * DAY)).toBe("2 days");
});
