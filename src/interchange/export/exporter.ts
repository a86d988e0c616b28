import type { Cassette } from "../../cassette/cassette.ts";
import type { TestRun } from "../../reporters/run-file.ts";
import type { ReadOptions } from "../../trace/read-call.ts";
import { readTrace } from "../../trace/read-trace.ts";
import type { Trace } from "../../trace/trace.ts";

/** A cassette on its way into another format. */
export interface ExportSource {
  /** Tells it from others: its path, with `/`. */
  readonly name: string;
  readonly cassette: Cassette;
  readonly trace: Trace;
  /** What the last run said of the test that uses it, where one is known. */
  readonly test?: TestRun;
}

/** Prints cassettes in another format, piece by piece; the pieces joined are the document. */
export type Exporter = (sources: AsyncIterable<ExportSource>) => AsyncIterable<string>;

/** Reads a cassette for {@link Exporter}s; `reading` holds prices of the user's own. */
export const exportSource = (
  name: string,
  cassette: Cassette,
  test?: TestRun,
  reading?: ReadOptions,
): ExportSource => ({
  name,
  cassette,
  trace: readTrace({ ...cassette, title: name }, reading),
  ...(test && { test }),
});

/**
 * Gives the moment at which a trace's clock stood at 0, in milliseconds since 1970; `undefined` where nothing in it says
 * when it was recorded.
 */
export const beginningOf = ({ calls }: Trace): number | undefined => {
  const dated = calls.find(({ recordedAt }) => recordedAt !== undefined);
  return dated?.recordedAt === undefined ? undefined : Date.parse(dated.recordedAt) - dated.timing.start;
};
