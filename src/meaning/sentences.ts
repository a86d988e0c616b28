const STOP = /(?<![.!?])[.!?]+["')\]]*\s+/g;
const ABBREVIATION = /(?:^|[\s("'])(?:[A-Z]|mr|mrs|ms|dr|prof|vs|etc|e\.g|i\.e|approx|inc|ltd|jr|sr)$/i;
const LONGEST_ABBREVIATION = 8;

const endsSentence = (text: string, from: number, at: number): boolean =>
  text[at] !== "." || !ABBREVIATION.test(text.slice(Math.max(from, at - LONGEST_ABBREVIATION), at));

/** Splits a text of one line into its sentences, in order; nothing for an empty text. */
export const splitSentences = (text: string): string[] => {
  const sentences: string[] = [];
  let from = 0;
  for (const stop of text.matchAll(STOP)) {
    if (!endsSentence(text, from, stop.index)) continue;
    sentences.push(text.slice(from, stop.index + stop[0].length).trimEnd());
    from = stop.index + stop[0].length;
  }
  const rest = text.slice(from).trim();
  return rest === "" ? sentences : [...sentences, rest];
};
