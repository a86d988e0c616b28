import type { Send } from "../contenders/contender.ts";
import { post, requestBody } from "../workload.ts";
import { median } from "../statistics.ts";
import { each, type Figures } from "./workload.ts";

const STREAMS = 40;
const EVENTS = 40;
const REQUESTS = 600;
const AT_ONCE = 16;
/** Milliseconds that a model takes at the least. */
const THINKING = 100;
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

/** Milliseconds a request, of many sent so many at once. */
const perRequest = async (send: Send, origin: string, from: number, wait?: number): Promise<number> => {
  const start = performance.now();
  await each(REQUESTS, AT_ONCE, async (index) => {
    const body = requestBody(from + index, wait === undefined ? {} : { wait });
    return (await post(send, origin, body)).json();
  });
  return (performance.now() - start) / REQUESTS;
};

/**
 * What a program that is recorded sees: the first chunk and the end of paced streams, and short answers, given as late as
 * a model gives them and back to back.
 */
export const workload = {
  record: async (send: Send, origin: string): Promise<Figures> => {
    const streams: [number, number][] = [];
    for (let index = 0; index < STREAMS; index++) streams.push(await stream(send, origin, index));
    const thinking = await perRequest(send, origin, STREAMS, THINKING);
    const backToBack = await perRequest(send, origin, STREAMS + REQUESTS);
    const warm = streams.slice(WARMING);
    return {
      first: median(warm.map(([first]) => first)),
      all: median(warm.map(([, all]) => all)),
      thinking,
      backToBack,
    };
  },
  replay: () => Promise.reject(new Error("this workload records")),
};
