import { useMemo, useState } from "preact/hooks";
import { printCount } from "../../trace/print-figures.ts";
import type { TextRun } from "../../trace/diff/word-diff.ts";
import { Recorded } from "../recorded.tsx";
import { CAP, capText, printLength } from "./cap-text.ts";
import { countWords, type DiffRow, diffRows } from "./diff-rows.ts";
import { directionOf } from "./direction-of.ts";
import { ShowAll, Slices, Text, Unseen } from "./text.tsx";

/** Names the two columns below. */
export const Heads = () => (
  <div class="two heads" aria-hidden="true">
    <span>base</span>
    <span>head</span>
  </div>
);

/** So far into each run it is looked for the way that a row runs, in UTF-16 units. */
const AHEAD = 200;

/** Rows that a browser lays out at once without a pause. */
const MOST = 300;

const Piece = ({ text }: { readonly text: string }) => {
  const [isWhole, setWhole] = useState(false);
  const start = capText(text);
  const isCut = start.length < text.length;
  return (
    <>
      {isCut && isWhole ? <Slices text={text} /> : <Recorded text={start} />}
      {isCut && !isWhole && <ShowAll text={text} onClick={() => setWhole(true)} />}
    </>
  );
};

const Run = ({ side, text }: TextRun) => {
  if (side === "both") return <Piece text={text} />;
  const Mark = side === "base" ? "del" : "ins";
  return (
    <Mark>
      <Unseen>{side === "base" ? "[removed: " : "[added: "}</Unseen>
      <Piece text={text} />
      <Unseen>]</Unseen>
    </Mark>
  );
};

const Side = ({ runs, side }: { readonly runs: readonly TextRun[]; readonly side: "base" | "head" }) => (
  <div class={`column of-${side}`} dir={directionOf(runs.map(({ text }) => text.slice(0, AHEAD)).join(""))}>
    {runs.map((run, index) => (
      <Run key={index} {...run} />
    ))}
  </div>
);

/** Counting words takes its time in a text that is long enough. */
const sizeOf = (text: string): string =>
  text.length > 10 * CAP ? printLength(text) : printCount(countWords(text), "word");

const Fold = ({ text }: { readonly text: string }) => {
  const [isOpen, setOpen] = useState(false);
  if (!isOpen)
    return (
      <button type="button" class="fold" onClick={() => setOpen(true)}>
        <span aria-hidden="true">⋯</span> {sizeOf(text)} on both sides, unchanged
      </button>
    );
  return (
    <div class="two same">
      <div class="column both">
        <Text text={text} />
      </div>
    </div>
  );
};

const isSame = (runs: readonly TextRun[]): boolean => runs.every(({ side }) => side === "both");

const Row = ({ row }: { readonly row: Exclude<DiffRow, { readonly folded: string }> }) => {
  const [base, head] = [isSame(row.base), isSame(row.head)];
  return (
    <div class={`two ${base && head ? "same" : `${base ? "" : "lost"} ${head ? "" : "won"}`}`}>
      <Side runs={row.base} side="base" />
      <Side runs={row.head} side="head" />
    </div>
  );
};

/** Two texts side by side, word by word; what both have at length is folded. */
export const TextDiff = ({ runs }: { readonly runs: readonly TextRun[] }) => {
  const [most, setMost] = useState(MOST);
  const rows = useMemo(() => diffRows(runs), [runs]);
  return (
    <div class="text-diff">
      <Heads />
      {rows
        .slice(0, most)
        .map((row, index) =>
          "folded" in row ? <Fold key={index} text={row.folded} /> : <Row key={index} row={row} />,
        )}
      {rows.length > most && (
        <button type="button" class="more" onClick={() => setMost(Infinity)}>
          Show all {rows.length} rows
        </button>
      )}
    </div>
  );
};
