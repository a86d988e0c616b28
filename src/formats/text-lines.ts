/** A piece of a text: offsets in UTF-16 units, `end` excluded. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Gives each line of a text without its ending (LF, CRLF or CR); nothing for the empty rest after the last ending. */
export function* textLines(text: string): Generator<TextRange> {
  let lf = text.indexOf("\n");
  let cr = text.indexOf("\r");
  for (let start = 0; start < text.length;) {
    if (lf !== -1 && lf < start) lf = text.indexOf("\n", start);
    if (cr !== -1 && cr < start) cr = text.indexOf("\r", start);
    const end = lf === -1 && cr === -1 ? text.length : lf === -1 || (cr !== -1 && cr < lf) ? cr : lf;
    yield { start, end };
    start = end === cr && lf === end + 1 ? end + 2 : end + 1;
  }
}
