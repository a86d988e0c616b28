/** Endings that make another part of speech of a word, not another word. */
export const ENDINGS: ReadonlySet<string> = new Set(
  `_ e y al ial ic ical ally ly ily able ible ability ibility ment ion ation ition tion sion ions ness ity ty ive ative
  er or ar ed ing ful ance ence ancy ency ant ent ous ious ize ise ization isation ized ism ist ship th s es ies ied ian
  an ese ish t d de se sed ce cy te tes tion ure age hood en ened ier iest est`
    .split(/\s+/)
    .map((ending) => (ending === "_" ? "" : ending)),
);
