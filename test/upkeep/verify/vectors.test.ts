import * as fc from "fast-check";
import { expect, test } from "vitest";
import { judgeVectors, neighbourOverlap } from "../../../src/upkeep/verify/vectors.ts";

type Vectors = readonly (readonly number[])[];

const LIMITS = { cosine: 0.99 };

const judged = (base: Vectors | undefined, head: Vectors | undefined, cosine: number | false = 0.99) =>
  judgeVectors({ ...(base && { embeddings: base }) }, { ...(head && { embeddings: head }) }, { cosine });

const whole = fc.integer({ min: -100, max: 100 });
const vectors = fc.array(fc.array(whole, { minLength: 3, maxLength: 3 }), { minLength: 4, maxLength: 30 });

test("vectors do not drift from themselves, zeros included, nor from longer ones that point the same way", () => {
  fc.assert(
    fc.property(vectors, (given) => {
      const longer = given.map((vector) => vector.map((value) => value * 2));
      expect(judgeVectors({ embeddings: given }, { embeddings: given }, LIMITS)).toEqual([]);
      expect(neighbourOverlap(given, given)?.overlap).toBe(1);
      expect(neighbourOverlap(given, longer)?.overlap).toBe(1);
    }),
  );
});

test("an overlap is a share, whichever side is the first", () => {
  fc.assert(
    fc.property(vectors, fc.infiniteStream(whole), (given, stream) => {
      const other = given.map((vector) => vector.map(() => stream.next().value ?? 0));
      const overlap = neighbourOverlap(given, other)?.overlap ?? -1;
      expect(overlap).toBeGreaterThanOrEqual(0);
      expect(overlap).toBeLessThanOrEqual(1);
      expect(neighbourOverlap(other, given)?.overlap).toBe(overlap);
    }),
  );
});

test("among few vectors nothing is said of neighbours", () => {
  expect(neighbourOverlap([[1], [2], [3]], [[1], [2], [3]])).toBeUndefined();
});

test("the cosine at least and on average are told", () => {
  expect(
    judged(
      [
        [1, 0],
        [0, 1],
      ],
      [
        [1, 0],
        [1, 1],
      ],
    ),
  ).toEqual([
    {
      severity: "regression",
      metric: "embedding",
      message: "Its vectors point elsewhere: cosine 0.7071 at least, 0.8536 on average.",
    },
  ]);
});

test("other numbers of vectors are told, and none at all", () => {
  expect(judged([[1], [2]], [[1]])[0]?.message).toBe("It gives 1 vectors instead of 2.");
  expect(judged([[1]], undefined)[0]?.message).toBe("It gives no vectors any more.");
});

test("nothing is judged where there were none, or where it is off", () => {
  expect(judged(undefined, [[1]])).toEqual([]);
  expect(judged([[1, 0]], [[0, 1]], false)).toEqual([]);
});
