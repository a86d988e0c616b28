import type { VNode } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { WireBody } from "../../reporters/html/page-data.ts";
import { printCount, printDuration } from "../../trace/print-figures.ts";
import { Recorded } from "../recorded.tsx";
import { capText } from "./cap-text.ts";
import { type ChunkRow, chunkRows } from "./chunk-rows.ts";
import { InTurns } from "./in-turns.tsx";

/** Chunks that are shown before a reader asks for more, and that a browser lays out without a pause. */
const MOST = 200;

/** So much of a chunk is shown, in UTF-16 units. */
const SHOWN = 2000;

const Line = ({ at, length, text }: ChunkRow) => (
  <li>
    <span class="at">{at === undefined ? "" : printDuration(at)}</span>
    {text === undefined ? (
      <span class="note">{printCount(length, "byte")}</span>
    ) : (
      <span class="said">
        <Recorded text={capText(text, SHOWN)} />
        {text.length > SHOWN && "…"}
      </span>
    )}
  </li>
);

const line = (row: ChunkRow, index: number): VNode => <Line key={index} {...row} />;

const itself = (rows: readonly ChunkRow[]): readonly ChunkRow[] => rows;

/** The chunks of a body, each with the time that it came at. */
export const ChunkList = ({
  body,
  times,
}: {
  readonly body: WireBody;
  readonly times: readonly number[];
}) => {
  const [isWhole, setWhole] = useState(false);
  const rows = useMemo(() => chunkRows(body, times), [body, times]);
  const shown = useMemo(() => (isWhole ? rows : rows.slice(0, MOST)), [rows, isWhole]);
  return (
    <>
      <ol class="chunks text code" dir="ltr">
        <InTurns whole={shown} cut={itself} draw={line} perTurn={MOST} />
      </ol>
      {shown.length < rows.length && (
        <button type="button" class="more" onClick={() => setWhole(true)}>
          Show all {rows.length} chunks
        </button>
      )}
    </>
  );
};
