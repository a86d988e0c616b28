import type { TextRun } from "../../trace/diff/word-diff.ts";

/** One piece of a side by side view: what stands next to each other, or a long stretch that both sides have. */
export type DiffRow =
  { readonly base: readonly TextRun[]; readonly head: readonly TextRun[] } | { readonly folded: string };

/** Characters of a common stretch that stay in sight beside a change. */
const AROUND = 240;
/** What is folded away saves at least this many characters. */
const WORTH = 400;

/** Whether a place lies between the two halves of one character. */
const isInsidePair = (text: string, at: number): boolean =>
  at > 0 && at < text.length && (text.codePointAt(at - 1) ?? 0) > 0xffff;

/** The last place at or before `most` where a text may be cut: after a line, else after a space, else anywhere. */
const cutBefore = (text: string, most: number): number => {
  const line = text.lastIndexOf("\n", most - 1) + 1;
  if (line > most / 2) return line;
  const space = text.lastIndexOf(" ", most - 1) + 1;
  if (space > most / 2) return space;
  return isInsidePair(text, most) ? most - 1 : most;
};

const cutAfter = (text: string, least: number): number => {
  const line = text.indexOf("\n", least) + 1;
  if (line > 0 && line - least < AROUND / 2) return line;
  const space = text.indexOf(" ", least) + 1;
  if (space > 0 && space - least < AROUND / 2) return space;
  return isInsidePair(text, least) ? least + 1 : least;
};

/** Splits a common stretch into what stays before, what is folded away and what stays after. */
const folded = (text: string, isFirst: boolean, isLast: boolean): [string, string, string] => {
  const kept = (isFirst ? 0 : AROUND) + (isLast ? 0 : AROUND);
  if (text.length < kept + WORTH) return [text, "", ""];
  const from = isFirst ? 0 : cutBefore(text, AROUND);
  const to = isLast ? text.length : cutAfter(text, text.length - AROUND);
  return [text.slice(0, from), text.slice(from, to), text.slice(to)];
};

const linesOf = (text: string): string[] => text.split(/(?<=\n)/);

const endsLine = (side: readonly TextRun[]): boolean => side.at(-1)?.text.endsWith("\n") ?? true;

/** Collects runs into rows; a line break that both sides have ends a row. */
const rowMaker = () => {
  const rows: DiffRow[] = [];
  let base: TextRun[] = [];
  let head: TextRun[] = [];
  const end = (): void => {
    if (base.length + head.length > 0) rows.push({ base, head });
    [base, head] = [[], []];
  };
  const common = (text: string): void => {
    if (endsLine(base) && endsLine(head)) end();
    for (const line of text === "" ? [] : linesOf(text)) {
      base.push({ side: "both", text: line });
      head.push({ side: "both", text: line });
      if (line.endsWith("\n")) end();
    }
  };
  const fold = (text: string): void => {
    end();
    rows.push({ folded: text });
  };
  const own = (run: TextRun): void => void (run.side === "base" ? base : head).push(run);
  return { rows, end, common, fold, own };
};

/**
 * Lays a word diff out in two columns: rows begin together where both sides begin a line, and long stretches that both
 * sides have are folded. The base's texts joined with what is folded give the base, the head's the head.
 */
export const diffRows = (runs: readonly TextRun[]): DiffRow[] => {
  const { rows, end, common, fold, own } = rowMaker();
  for (const [index, run] of runs.entries()) {
    if (run.side !== "both") own(run);
    else {
      const [before, hidden, after] = folded(run.text, index === 0, index === runs.length - 1);
      common(before);
      if (hidden !== "") fold(hidden);
      common(after);
    }
  }
  end();
  return rows;
};

/** Counts the words of a stretch for a reader; languages without spaces count as few. */
export const countWords = (text: string): number => text.match(/\S+/g)?.length ?? 0;
