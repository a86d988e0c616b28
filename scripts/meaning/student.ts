import { splitTokens } from "../../src/meaning/tokens.ts";
import { wordWeight } from "../../src/meaning/word-weight.ts";
import { addTo, dot, type Matrix, matrix, normalise, rowOf } from "./matrix.ts";

const EPOCHS = 3;
const RATE = 0.3;
const SHORTEST = 2;
const LONGEST = 40;
const SEED = 2463534242;

/** A sentence by its words' rows, and the unit vector that the teacher gives it. */
interface Lesson {
  readonly rows: readonly number[];
  readonly goal: Float32Array;
}

/** Numbers from 0 up to `limit`, the same in every run (xorshift32). */
const randomSource = (): ((limit: number) => number) => {
  let state = SEED;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
};

const shuffle = <T>(items: T[], random: (limit: number) => number): void => {
  for (let at = items.length - 1; at > 0; at--) {
    const other = random(at + 1);
    [items[at], items[other]] = [items[other]!, items[at]!];
  }
};

const lessonsOf = (words: readonly string[], sentences: readonly string[], goals: Matrix): Lesson[] => {
  const rows = new Map(words.map((word, row) => [word, row]));
  return sentences
    .map((sentence, at) => ({
      rows: splitTokens(sentence).flatMap(({ text }) => rows.get(text) ?? []),
      goal: rowOf(goals, at),
    }))
    .filter(({ rows }) => rows.length >= SHORTEST && rows.length <= LONGEST);
};

/** Moves a sentence's words so that their weighted sum points nearer to where the teacher points. */
const learn = ({ rows, goal }: Lesson, table: Matrix, weights: Float32Array, steps: Float32Array): void => {
  const sum = new Float32Array(table.columns);
  for (const row of rows) addTo(sum, rowOf(table, row), weights[row]!);
  const length = normalise(sum);
  if (length === 0) return;
  const slope = goal.slice();
  addTo(slope, sum, -dot(goal, sum));
  const square = dot(slope, slope) / slope.length;
  for (const row of rows) {
    const pull = weights[row]! / length;
    steps[row] = steps[row]! + pull * pull * square;
    addTo(rowOf(table, row), slope, (RATE * pull) / Math.sqrt(steps[row] + Number.EPSILON));
  }
};

/**
 * Teaches word vectors to add up, weighted, to what the teacher says of whole sentences: stochastic gradient ascent of
 * the cosine, with a rate of its own for each word (Adagrad). `goals` are unit vectors, one for each sentence.
 */
export const teachSentences = (
  start: Matrix,
  words: readonly string[],
  sentences: readonly string[],
  goals: Matrix,
): Matrix => {
  const table = matrix(start.rows, start.columns, start.numbers.slice());
  const lessons = lessonsOf(words, sentences, goals);
  const weights = Float32Array.from(words, (_, rank) => wordWeight(rank));
  const steps = new Float32Array(words.length);
  const random = randomSource();
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(lessons, random);
    for (const lesson of lessons) learn(lesson, table, weights, steps);
  }
  return table;
};
