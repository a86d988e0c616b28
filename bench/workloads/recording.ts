import type { Send } from "../contenders/contender.ts";
import { post, requestBody } from "../workload.ts";
import { median } from "../statistics.ts";
import { each, type Figures } from "./workload.ts";

const STREAMS = 40;
const EVENTS = 40;
const REQUESTS = 600;
const AT_ONCE = 16;
/** Streams sent first, so that connections and code are warm. */
const WARMING = 5;

const stream = async (send: Send, origin: string, index: number): Promise<[first: number, all: number]> => {
  const start = performance.now();
  const body = requestBody(index, { stream: true, events: EVENTS });
  const reader = (await post(send, origin, body)).body?.getReader();
  let first = NaN;
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
    if (Number.isNaN(first)) first = performance.now() - start;
  return [first, performance.now() - start];
};

/** What a program that is recorded sees: the first chunk and the end of paced streams, and short answers back to back. */
export const workload = {
  record: async (send: Send, origin: string): Promise<Figures> => {
    const streams: [number, number][] = [];
    for (let index = 0; index < STREAMS; index++) streams.push(await stream(send, origin, index));
    const start = performance.now();
    await each(REQUESTS, AT_ONCE, async (index) =>
      (await post(send, origin, requestBody(STREAMS + index))).json(),
    );
    const perRequest = (performance.now() - start) / REQUESTS;
    const warm = streams.slice(WARMING);
    return {
      first: median(warm.map(([first]) => first)),
      all: median(warm.map(([, all]) => all)),
      perRequest,
    };
  },
  replay: () => Promise.reject(new Error("this workload records")),
};
