/** A piece of a document that is printed whole or not at all. */
export interface Section {
  /** What is worth least is left out first. */
  readonly worth: number;
  readonly text: string;
}

const GAP = "\n\n";

const printed = (texts: readonly string[]): string => `${texts.join(GAP)}\n`;

/** The sections that stay; of equal worth, the last go first. */
const kept = (sections: readonly Section[], room: number): ReadonlySet<Section> => {
  const byWorth = sections.toSorted((a, b) => b.worth - a.worth);
  const staying = new Set<Section>();
  let left = room;
  for (const section of byWorth) {
    left -= section.text.length + GAP.length;
    if (left < 0) break;
    staying.add(section);
  }
  return staying;
};

/**
 * Prints sections in order, and leaves whole ones out where they would take more than `limit` characters: those of
 * least worth, with a line that `leftOut` makes of their number at the end.
 */
export const fitSections = (
  sections: readonly Section[],
  limit: number,
  leftOut: (count: number) => string,
): string => {
  const whole = printed(sections.map(({ text }) => text));
  if (whole.length <= limit) return whole;
  const staying = kept(sections, limit - leftOut(sections.length).length - GAP.length);
  const texts = sections.filter((section) => staying.has(section)).map(({ text }) => text);
  return printed([...texts, leftOut(sections.length - texts.length)]);
};
