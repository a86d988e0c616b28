import type { Exporter, ExportSource } from "../exporter.ts";
import { type ChromeEvent, metadataEvents, spanEvents } from "./chrome-events.ts";
import { counterEvents } from "./counter-events.ts";
import { laneSpans } from "./lanes.ts";

/** The events of one cassette, which is one process; the lanes are its threads. */
const eventsOf = (source: ExportSource, pid: number): readonly ChromeEvent[] => {
  const lanes = laneSpans(source.trace.spans);
  return [
    ...metadataEvents(source, lanes, pid),
    ...lanes.flatMap((laned) => spanEvents(laned, pid)),
    ...counterEvents(source.trace, pid),
  ];
};

/** What PyTorch's profiler writes around its events, and its view in TensorBoard reads. */
const HEAD = { schemaVersion: 1, deviceProperties: [], displayTimeUnit: "ms" };

/**
 * Prints cassettes as Chrome Trace Events, a process a cassette, each from 0 on, so that they stand below each other
 * (https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU). Perfetto and `chrome://tracing` open
 * it; so does PyTorch's view in TensorBoard where the file is called `<any>.pt.trace.json`
 * (https://github.com/pytorch/kineto/tree/041e7ce/tb_plugin).
 */
export const chrome: Exporter = async function* (sources) {
  let pid = 0;
  yield `${JSON.stringify(HEAD).slice(0, -1)},"traceEvents":[`;
  for await (const source of sources) {
    pid++;
    const lines = eventsOf(source, pid).map((event) => `\n${JSON.stringify(event)}`);
    yield (pid > 1 ? "," : "") + lines.join(",");
  }
  yield '\n],"traceName":"llm-replay"}\n';
};
