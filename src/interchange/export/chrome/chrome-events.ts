import { isoTime } from "../../../formats/iso-time.ts";
import type { Attributes } from "../../../trace/span.ts";
import { firstOutputOf } from "../call-times.ts";
import { withoutContent } from "../content-attributes.ts";
import { beginningOf, type ExportSource } from "../exporter.ts";
import type { Laned } from "./lanes.ts";

/** One event of the Trace Event Format; `ts` and `dur` are microseconds. */
export interface ChromeEvent {
  readonly name: string;
  /** `X` complete, `i` instant, `C` counter, `M` metadata. */
  readonly ph: "X" | "i" | "C" | "M";
  readonly ts: number;
  readonly pid: number;
  readonly tid: number;
  readonly cat?: string;
  readonly dur?: number;
  /** An instant's scope: its thread. */
  readonly s?: "t";
  readonly args?: Readonly<Record<string, unknown>>;
}

/** PyTorch's names for what a program marks and for what is done for it; its view knows no others. */
const MARKED = "user_annotation";
const DONE = "cpu_op";

const metadata = (name: string, args: ChromeEvent["args"], pid: number, tid = 0): ChromeEvent => ({
  name,
  ph: "M",
  ts: 0,
  pid,
  tid,
  ...(args && { args }),
});

/** Names the process after the cassette and its threads by number, in their order. */
export const metadataEvents = (
  { name, trace }: ExportSource,
  lanes: readonly Laned[],
  pid: number,
): readonly ChromeEvent[] => {
  const count = lanes.reduce((most, { lane }) => Math.max(most, lane), 0);
  const began = isoTime(beginningOf(trace) ?? NaN);
  const labels = began === undefined ? [] : [`recorded ${began}`];
  return [
    metadata("process_name", { name }, pid),
    metadata("process_sort_index", { sort_index: pid }, pid),
    ...labels.map((text) => metadata("process_labels", { labels: text }, pid)),
    ...Array.from({ length: count }, (_, index) => index + 1).flatMap((lane) => [
      metadata("thread_name", { name: `lane ${lane}` }, pid, lane),
      metadata("thread_sort_index", { sort_index: lane }, pid, lane),
    ]),
  ];
};

const argsOf = ({ span }: Laned): Attributes => ({
  ...withoutContent(span.attributes),
  ...(span.call?.cost && { cost_usd: span.call.cost.total }),
  ...(span.statusMessage !== undefined && { error: span.statusMessage }),
});

/** A span, and in it the moment at which the first output of a stream was there. */
export const spanEvents = (laned: Laned, pid: number): readonly ChromeEvent[] => {
  const { span, lane, start, end } = laned;
  const first = span.call && firstOutputOf(span.call);
  const place = { pid, tid: lane };
  const slice: ChromeEvent = {
    name: span.name,
    ph: "X",
    cat: span.call ? DONE : MARKED,
    ts: start,
    dur: end - start,
    ...place,
    args: argsOf(laned),
  };
  if (first === undefined) return [slice];
  const ts = Math.min(start + Math.round(first * 1000), end);
  return [slice, { name: "first output", ph: "i", s: "t", cat: "stream", ts, ...place }];
};
