const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;
const SIZE = 0.25;

/** FNV-1a over UTF-16 units. */
const hash = (word: string): number => {
  let value = OFFSET;
  for (let at = 0; at < word.length; at++) value = Math.imul(value ^ word.charCodeAt(at), PRIME);
  return value === 0 ? 1 : value;
};

/** Gives the vector of a word that the table lacks: the same signs for the same word, and no word like another. */
export const unknownWordVector = (word: string, dimensions: number): Float32Array => {
  let state = hash(word);
  return Float32Array.from({ length: dimensions }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state & 1) === 1 ? SIZE : -SIZE;
  });
};
