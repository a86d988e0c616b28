/** A run of text as it is, or a sign that a reader would not see, by a short name. */
export type VisibleRun = string | { readonly sign: string; readonly title: string };

const DIRECTIONS: Readonly<Record<string, readonly [sign: string, title: string]>> = {
  "\u061C": ["ALM", "Arabic letter mark"],
  "\u200E": ["LRM", "left-to-right mark"],
  "\u200F": ["RLM", "right-to-left mark"],
  "\u202A": ["LRE", "left-to-right embedding"],
  "\u202B": ["RLE", "right-to-left embedding"],
  "\u202C": ["PDF", "pop directional formatting"],
  "\u202D": ["LRO", "left-to-right override"],
  "\u202E": ["RLO", "right-to-left override"],
  "\u2066": ["LRI", "left-to-right isolate"],
  "\u2067": ["RLI", "right-to-left isolate"],
  "\u2068": ["FSI", "first strong isolate"],
  "\u2069": ["PDI", "pop directional isolate"],
};

/** Signs that turn the direction of writing, control characters but tab and line feed, halves of characters. */
const UNSEEN =
  /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]|[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFEFF]|\p{Surrogate}/gu;

const codeOf = (character: string): string =>
  `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;

const signOf = (character: string): VisibleRun => {
  const [sign, title] = DIRECTIONS[character] ?? [codeOf(character), `character ${codeOf(character)}`];
  return { sign, title };
};

/** Splits a text so that what a reader would not see, or what would make him read otherwise, can be shown. */
export const visibleRuns = (recorded: string): VisibleRun[] => {
  const text = recorded.replaceAll("\r\n", "\n");
  const runs: VisibleRun[] = [];
  let from = 0;
  for (const { 0: character, index } of text.matchAll(UNSEEN)) {
    if (index > from) runs.push(text.slice(from, index));
    runs.push(signOf(character));
    from = index + character.length;
  }
  return from < text.length ? [...runs, text.slice(from)] : runs;
};

/** The same as one text, for attributes and titles: signs stand in brackets. */
export const visibleText = (text: string): string =>
  visibleRuns(text)
    .map((run) => (typeof run === "string" ? run : `⟨${run.sign}⟩`))
    .join("");
