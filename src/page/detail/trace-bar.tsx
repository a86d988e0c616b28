import type { CallDetail, SpanDetail } from "../../reporters/html/page-data.ts";
import { placeBar } from "./time-axis.ts";

const percent = (share: number): string => `${share * 100}%`;

/** The moment of a call's first chunk on the axis of its trace. */
const firstChunkAt = (span: SpanDetail, call: CallDetail | undefined): number | undefined =>
  call?.isStream && call.timing.firstChunk !== undefined ? span.start + call.timing.firstChunk : undefined;

/** A span's stretch of time; what was waited for before the first chunk is lighter. */
export const TraceBar = (props: {
  readonly span: SpanDetail;
  readonly call: CallDetail | undefined;
  readonly side: "base" | "head";
  /** What it is: a model's call, a tool, anything else. */
  readonly kind: string;
  /** Where the axis ends, in milliseconds. */
  readonly end: number;
}) => {
  const { span, call, side, kind, end } = props;
  const { left, width } = placeBar(span.start, span.duration, end);
  const first = firstChunkAt(span, call);
  const isBad = span.status === "error" || call?.error !== undefined;
  return (
    <span
      class={`bar of-${side} is-${kind} ${isBad ? "bad" : ""}`}
      style={{ left: percent(left), width: percent(width) }}
    >
      {first !== undefined && width > 0 && (
        <span class="wait" style={{ width: percent(placeBar(0, first / end - left, width).width) }} />
      )}
    </span>
  );
};
