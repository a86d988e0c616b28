/** A labelled line of a message, or several under one label. */
export type Row = readonly [label: string, text: string | readonly string[]];

/** What a message is made of. */
export interface Telling {
  /** What was found, in one sentence. */
  readonly fact: string;
  readonly rows: readonly Row[];
  /** What to do next. */
  readonly fix?: string | undefined;
}

const rowLines =
  (width: number) =>
  ([label, text]: Row): string[] =>
    [text].flat().map((line, index) => `  ${(index === 0 ? label : "").padEnd(width)}  ${line}`);

/** Lays a message out: the sentence, the rows under each other, the next step. */
export const tell = ({ fact, rows, fix }: Telling): string => {
  const filled = rows.filter(([, text]) => text.length > 0);
  const width = Math.max(...filled.map(([label]) => label.length));
  const table = filled.flatMap(rowLines(width)).join("\n");
  return [fact, table, fix ?? ""].filter((part) => part !== "").join("\n\n");
};
