/** One tool under measurement: `record` fills `folder` from the upstream, `replay` gives a `fetch` that answers from it. */
export interface Contender {
  record(folder: string, origin: string, run: (send: Send) => Promise<void>): Promise<void>;
  replay(folder: string, origin: string, run: (send: Send) => Promise<void>): Promise<void>;
}

/** What a workload sends its requests with. */
export type Send = (
  url: string,
  init: { method: string; headers: Record<string, string>; body: string },
) => Promise<{ json(): Promise<unknown> }>;
