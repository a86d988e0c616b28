/** What an interaction may lack once it is imported. */
export type Loss = keyof typeof SENTENCES;

const are = (count: number, one: string, many = `${one}s`): string =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

/** What is said of a file about so many of its interactions. */
const SENTENCES = {
  body: (count: number) =>
    `${are(count, "request body", "request bodies")} had not been kept: any body sent to the address is answered.`,
  headers: (count: number) =>
    `The headers of ${are(count, "request")} had not been kept, so they do not count in matching.`,
  times: (count: number) =>
    `No times had been kept of ${are(count, "interaction")}: how long they took is unknown.`,
  date: (count: number) =>
    `When ${are(count, "interaction")} took place is not said: the time of the import stands instead.`,
  chunks: (count: number) =>
    `The chunk boundaries of ${are(count, "stream")} had not been kept: each is given in one piece.`,
  placeholders: (count: number) =>
    `Headers of ${are(count, "interaction")} were left out, as their values had been replaced by placeholders.`,
  illegal: (count: number) =>
    `Headers of ${are(count, "interaction")} were left out, as HTTP does not allow them.`,
  synthetic: (count: number) => `${are(count, "interaction")} had not been recorded but written or made up.`,
} as const satisfies Record<string, (count: number) => string>;

/** Says what interactions lack, each thing once, in the order of its first time. */
export const tellLosses = (losses: readonly Loss[]): string[] => {
  const counts = new Map<Loss, number>();
  for (const loss of losses) counts.set(loss, (counts.get(loss) ?? 0) + 1);
  return Array.from(counts, ([loss, count]) => SENTENCES[loss](count));
};
