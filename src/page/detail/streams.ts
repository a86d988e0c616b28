import type { CallDetail, CallPair } from "../../reporters/html/page-data.ts";
import { type Moment, momentsOf } from "./stream-text.ts";

/** A streamed answer and the moments it grew at. */
export interface Stream {
  readonly side: "base" | "head";
  readonly call: CallDetail;
  readonly moments: readonly Moment[];
}

/** Lists the sides of a call that were streamed. */
export const streamsOf = (pair: CallPair): Stream[] =>
  (["base", "head"] as const).flatMap((side) => {
    const call = pair[side];
    const moments = call ? momentsOf(call) : [];
    return call && moments.length > 0 ? [{ side, call, moments }] : [];
  });
