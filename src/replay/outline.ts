const QUOTE = 34;
const COMMA = 44;
const CLOSERS = [93, 125] as const;

/**
 * Sums up a JSON text without white space so that the order of keys changes nothing: it is cut at quotes, commas and
 * closing brackets, and the pieces are added up.
 */
export const outlineOf = (text: string): number => {
  let sum = text.length;
  let piece = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE || code === COMMA || code === CLOSERS[0] || code === CLOSERS[1]) {
      sum = (sum + Math.imul(piece ^ (piece >>> 15), 0x85ebca6b)) | 0;
      piece = code;
    } else piece = (Math.imul(piece, 31) + code) | 0;
  }
  return (sum + piece) | 0;
};
