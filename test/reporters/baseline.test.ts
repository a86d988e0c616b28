import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type Baseline, printBaseline, readBaseline } from "../../src/reporters/baseline.ts";

const ids = fc.oneof(fc.constantFrom("a.test.ts > 1", "b.test.ts > 2", "[web] c.test.ts > 3"), fc.string());

const scores = fc.record(
  {
    name: fc.constantFrom("costLessThan", "matchSemantically"),
    pass: fc.boolean(),
    configuration: fc.constant("0123456789ab"),
    score: fc.double({ noNaN: true, noDefaultInfinity: true }).map((score) => score + 0),
    call: fc.nat(),
  },
  { requiredKeys: ["name", "pass", "configuration"] },
);

const baselines = fc
  .dictionary(
    ids,
    fc.record(
      {
        cassette: fc.string(),
        scores: fc.array(scores, { maxLength: 3 }),
        accepted: fc.array(fc.record({ reason: fc.string(), what: fc.string() }), { maxLength: 2 }),
      },
      { requiredKeys: ["scores"] },
    ),
    { maxKeys: 4 },
  )
  .map((tests): Baseline => ({ version: 1, tests: { ...tests } }));

test("what is printed is read back, and printed again is the same text, whatever the order of the tests", () => {
  fc.assert(
    fc.property(baselines, (baseline) => {
      const text = printBaseline(baseline);
      expect(readBaseline(text, "baseline.json")).toEqual(baseline);
      const reversed = Object.fromEntries(Object.entries(baseline.tests).toReversed());
      expect(printBaseline({ version: 1, tests: reversed })).toBe(text);
    }),
  );
});

test("every score has a line of its own, its members in the order of their names", () => {
  const text = printBaseline({
    version: 1,
    tests: {
      "b > 2": { scores: [] },
      "a > 1": {
        cassette: "d1",
        scores: [
          { name: "beValidJson", pass: true, configuration: "c1" },
          { score: 0.9, name: "matchSemantically", configuration: "c2", pass: true },
        ],
        accepted: [{ reason: "a newer model", what: "1 call" }],
      },
    },
  });
  expect(text).toBe(`{
  "version": 1,
  "tests": {
    "a > 1": {
      "cassette": "d1",
      "scores": [
        {"configuration":"c1","name":"beValidJson","pass":true},
        {"configuration":"c2","name":"matchSemantically","pass":true,"score":0.9}
      ],
      "accepted": [
        {"reason":"a newer model","what":"1 call"}
      ]
    },
    "b > 2": {
      "scores": []
    }
  }
}
`);
});

test.each([
  ["a file that breaks off", "{", /Cannot read baseline b\.json: .*JSON/],
  ["a newer version", `{"version":2,"tests":{}}`, /version: .*2/],
  ["an explanation", `{"version":1,"tests":{"a":{"scores":[{"explanation":"x"}]}}}`, /tests\.a\.scores\.0/],
])("%s is refused, with the place and a way out", (_, text, message) => {
  expect(() => readBaseline(text, "b.json")).toThrow(message);
  expect(() => readBaseline(text, "b.json")).toThrow("from version control");
});
