import type { CallDetail, CallPair, SpanDetail } from "../../reporters/html/page-data.ts";
import type { TraceRow } from "./trace-rows.ts";

/** What a line of the tree is about. */
export type RowKind = "model" | "tool" | "judge" | "other";

/** What became of a line, in one word; absent where nothing did. */
export type RowChange = "added" | "removed" | "changed" | "moved";

const TOOL = "execute_tool";

/** Tells what a line of the tree is about. */
export const kindOfRow = (row: TraceRow, pair: CallPair | undefined): RowKind => {
  if (row.call === -1) return "judge";
  const call = pair?.head ?? pair?.base;
  if (call) return call.kind;
  const span = row.head ?? row.base;
  return span?.attributes["gen_ai.operation.name"] === TOOL ? "tool" : "other";
};

const fromSpans = ({ base, head }: TraceRow): RowChange | undefined => {
  if (!base) return "added";
  if (!head) return "removed";
  return base.status === head.status ? undefined : "changed";
};

/** Tells what became of a line; nothing where one side is shown alone. */
export const changeOfRow = (
  row: TraceRow,
  pair: CallPair | undefined,
  isCompared: boolean,
): RowChange | undefined => {
  if (!isCompared) return undefined;
  const change = pair?.kind;
  if (change === undefined || change === "alone" || change === "same") return fromSpans(row);
  return change;
};

const problemsOf = (call: CallDetail | undefined, span: SpanDetail | undefined): string[] => {
  const { error, attempt = 1 } = call ?? {};
  const problem = error ? `${error.status ?? ""} ${error.type}`.trim() : undefined;
  const failed = problem ?? (span?.status === "error" ? "failed" : undefined);
  return [...(failed === undefined ? [] : [failed]), ...(attempt > 1 ? [`try ${attempt}`] : [])];
};

/** Names what went wrong in a line, on the head where it is there: the error, and which try it was. */
export const problemsOfRow = ({ base, head }: TraceRow, pair: CallPair | undefined): string[] =>
  head ? problemsOf(pair?.head, head) : problemsOf(pair?.base, base);
