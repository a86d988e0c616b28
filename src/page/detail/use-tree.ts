import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { TestDetail } from "../../reporters/html/page-data.ts";
import { traceRows, type TraceRow } from "./trace-rows.ts";
import { moveInTree, type TreeMove } from "./tree-keys.ts";

/** Lines that a browser lays out at once without a pause. */
const MOST = 400;

/** A tree of spans in sight, and how it is moved about in. */
export interface Tree {
  readonly element: RefObject<HTMLUListElement | null>;
  /** Those that are shown. */
  readonly rows: readonly TraceRow[];
  /** How many there are. */
  readonly count: number;
  readonly showAll: () => void;
  /** The line that the tab key leads to. */
  readonly entry: TraceRow | undefined;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onClick: (event: MouseEvent) => void;
}

const toggled = (closed: ReadonlySet<string>, key: string): ReadonlySet<string> => {
  const next = new Set(closed);
  if (!next.delete(key)) next.add(key);
  return next;
};

const keyUnder = (target: EventTarget | null): string | undefined =>
  target instanceof Element ? target.closest<HTMLElement>("[data-key]")?.dataset["key"] : undefined;

const lineOf = (tree: HTMLUListElement | null, key: string): HTMLElement | null =>
  tree?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`) ?? null;

/** Scrolls the box around the tree, and nothing else, until a line is in it. */
const reveal = (line: HTMLElement | null): void => {
  const box = line?.closest<HTMLElement>(".lanes");
  if (!line || !box) return;
  const isIn =
    line.offsetTop >= box.scrollTop && line.offsetTop + line.offsetHeight <= box.scrollTop + box.clientHeight;
  if (!isIn) box.scrollTop = line.offsetTop - box.clientHeight / 2;
};

/** Keeps which lines of a test's trace are closed and where the keyboard is; `choose` is told which call is picked. */
export const useTree = (
  detail: TestDetail,
  chosen: number | undefined,
  choose: (call: number) => void,
): Tree => {
  const element = useRef<HTMLUListElement>(null);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState<string>();
  const [most, setMost] = useState(MOST);
  const all = traceRows(detail, closed);
  const rows = all.slice(0, most);
  const chosenRow = rows.find(({ call }) => call !== undefined && call === chosen);
  const entry = rows.find(({ key }) => key === current) ?? chosenRow ?? rows[0];
  const toggle = (key: string): void => setClosed(toggled(closed, key));
  const pick = (key: string): void => {
    const row = rows.find((each) => each.key === key);
    if ((row?.call ?? -1) >= 0) choose(row?.call ?? 0);
    else if (row?.isOpen !== undefined) toggle(key);
  };
  const act = (move: TreeMove): void => {
    if (move.kind === "nothing") return;
    if (move.kind === "choose") pick(move.key);
    else if (move.kind !== "focus") toggle(move.key);
    else {
      setCurrent(move.key);
      lineOf(element.current, move.key)?.focus();
    }
  };
  useEffect(() => reveal(chosenRow ? lineOf(element.current, chosenRow.key) : null), [chosenRow?.key]);
  return {
    element,
    rows,
    count: all.length,
    showAll: () => setMost(Infinity),
    entry,
    onKeyDown: (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const move = moveInTree(rows, keyUnder(event.target) ?? "", event.key);
      if (move.kind !== "nothing") event.preventDefault();
      act(move);
    },
    onClick: (event) => {
      const key = keyUnder(event.target);
      if (key === undefined) return;
      setCurrent(key);
      if ((event.target as Element).closest(".twist:not(:empty)")) toggle(key);
      else pick(key);
    },
  };
};
