/** What one part of the bench came to. */
export interface Section {
  readonly name: string;
  readonly lines: readonly string[];
}

const mark = (name: string): string => `<!-- ${name} -->`;
const MARK = /^<!-- (\w+) -->$/;

const sectionsIn = (text: string): Map<string, string[]> => {
  const sections = new Map<string, string[]>();
  let lines: string[] | undefined;
  for (const line of text.split("\n")) {
    const name = MARK.exec(line)?.[1];
    if (name !== undefined) sections.set(name, (lines = []));
    else lines?.push(line);
  }
  return sections;
};

/** Puts a section into the text of `RESULTS.md` where it belongs by `order`; the others stay as they are. */
export const mergeSections = (text: string, { name, lines }: Section, order: readonly string[]): string => {
  const sections = sectionsIn(text).set(name, [...lines]);
  const known = order.filter((each) => sections.has(each));
  const parts = known.map((each) => `${mark(each)}\n\n${(sections.get(each) ?? []).join("\n").trim()}\n`);
  return `# Benchmarks\n\nWritten by \`npm run bench\`, a section a part.\n\n${parts.join("\n")}`;
};
