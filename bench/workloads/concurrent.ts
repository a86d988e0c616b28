import type { Send } from "../contenders/contender.ts";
import { expectedAnswer, post, REQUESTS, requestBody } from "../workload.ts";
import { each, proveSame, textOf, type Workload } from "./workload.ts";

const AT_ONCE = 100;
const HALF = REQUESTS / 2;

const ask = async (send: Send, origin: string, index: number): Promise<void> =>
  proveSame(textOf(await (await post(send, origin, requestBody(index))).json()), expectedAnswer(index));

/** A hundred requests at once. */
export const workload: Workload = {
  title: `Replay of ${REQUESTS} distinct JSON requests, ${AT_ONCE} at once; the second half is timed`,
  columns: { perRequest: { heading: "ms per request", digits: 3 } },
  record: (send, origin) => each(REQUESTS, 16, (index) => ask(send, origin, index)),
  replay: async (send, origin) => {
    await each(HALF, AT_ONCE, (index) => ask(send, origin, index));
    const start = performance.now();
    await each(HALF, AT_ONCE, (index) => ask(send, origin, index + HALF));
    return { perRequest: (performance.now() - start) / HALF };
  },
};
