/** A response, as far as the workloads read it. */
export interface Reply {
  readonly status: number;
  readonly body: ReadableStream<Uint8Array> | null;
  json(): Promise<unknown>;
  text(): Promise<string>;
}

/** What a workload sends its requests with. */
export type Send = (
  url: string,
  init: { method: string; headers: Record<string, string>; body: string },
) => Promise<Reply>;

/** One tool under measurement: `record` fills `folder` from the upstream, `replay` gives a `fetch` that answers from it. */
export interface Contender {
  record<T>(folder: string, origin: string, run: (send: Send) => Promise<T>): Promise<T>;
  replay<T>(folder: string, origin: string, run: (send: Send) => Promise<T>): Promise<T>;
}
