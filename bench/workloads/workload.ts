import type { Send } from "../contenders/contender.ts";

/** What one run of a workload showed, by name; milliseconds unless the name says otherwise. */
export type Figures = Readonly<Record<string, number>>;

/** Something that every contender is asked to do. */
export interface Workload {
  readonly title: string;
  /** The figures told of each contender: the first one is what ratios are taken of. */
  readonly columns: Readonly<Record<string, { readonly heading: string; readonly digits: number }>>;
  /** Sends everything once, to the upstream. */
  readonly record: (send: Send, origin: string) => Promise<Figures | void>;
  /** Warms up with one half and times the other; throws where an answer is not the recorded one. */
  readonly replay: (send: Send, origin: string) => Promise<Figures>;
}

/** The text of a chat completion. */
export const textOf = (answer: unknown): string =>
  (answer as { choices?: { message?: { content?: string } }[] }).choices?.[0]?.message?.content ?? "";

/** Refuses an answer that is not the recorded one: what is wrong is not fast. */
export const proveSame = (seen: string, expected: string): void => {
  if (seen !== expected)
    throw new Error(`it answered ${JSON.stringify(seen.slice(0, 60))}, not what was recorded`);
};

/** Runs `work` for each number below `count`, so many at a time. */
export const each = async (
  count: number,
  atOnce: number,
  work: (index: number) => Promise<unknown>,
): Promise<void> => {
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < count) await work(next++);
    }),
  );
};
