import type { Reply, Send } from "../contenders/contender.ts";
import { EVENTS, expectedAnswer, post, requestBody } from "../workload.ts";
import { each, proveSame, type Workload } from "./workload.ts";

const STREAMS = 200;
const HALF = STREAMS / 2;
/** Recorded side by side, since the upstream takes its time. */
const AT_ONCE = 10;

const ask = (send: Send, origin: string, index: number): Promise<Reply> =>
  post(send, origin, requestBody(index, { stream: true }));

interface Read {
  readonly chunks: Uint8Array[];
  readonly first: number;
}

const read = async (send: Send, origin: string, index: number): Promise<Read> => {
  const start = performance.now();
  const chunks: Uint8Array[] = [];
  let first = NaN;
  const reader = (await ask(send, origin, index)).body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    if (chunks.length === 0) first = performance.now() - start;
    chunks.push(part.value);
  }
  return { chunks, first };
};

const contentOf = ({ chunks }: Read): string =>
  Array.from(
    Buffer.concat(chunks)
      .toString()
      .matchAll(/^data: (\{.*\})$/gm),
    ([, json = ""]) =>
      (JSON.parse(json) as { choices: { delta: { content?: string } }[] }).choices[0]?.delta.content ?? "",
  ).join("");

/** One stream after the other, read chunk by chunk. */
export const workload: Workload = {
  title: `Replay of ${STREAMS} streams of ${EVENTS} events, one after the other, read chunk by chunk; the second half is timed`,
  columns: {
    perStream: { heading: "ms per stream", digits: 3 },
    first: { heading: "first chunk, ms", digits: 3 },
    chunks: { heading: "chunks kept", digits: 0 },
  },
  record: (send, origin) => each(STREAMS, AT_ONCE, async (index) => (await ask(send, origin, index)).text()),
  replay: async (send, origin) => {
    for (let index = 0; index < HALF; index++)
      proveSame(contentOf(await read(send, origin, index)), expectedAnswer(index));
    const start = performance.now();
    let [chunks, first] = [0, 0];
    for (let index = HALF; index < STREAMS; index++) {
      const stream = await read(send, origin, index);
      chunks += stream.chunks.length;
      first += stream.first;
    }
    return { perStream: (performance.now() - start) / HALF, first: first / HALF, chunks: chunks / HALF };
  },
};
