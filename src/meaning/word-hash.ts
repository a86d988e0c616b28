const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/**
 * Gives the 32-bit FNV-1a hash of a word, taken over its UTF-16 units; signed.
 *
 * @see https://datatracker.ietf.org/doc/html/draft-eastlake-fnv
 */
export const wordHash = (word: string): number => {
  let hash = OFFSET;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), PRIME);
  return hash;
};
