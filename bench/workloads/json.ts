import { expectedAnswer, post, REQUESTS, requestBody, sendAll } from "../workload.ts";
import { proveSame, textOf, type Workload } from "./workload.ts";

const HALF = REQUESTS / 2;

/** One request after the other. */
export const workload: Workload = {
  title: `Replay of ${REQUESTS} distinct JSON requests (1.3 KB out, 2 KB back), one after the other; the second half is timed`,
  columns: {
    perRequest: { heading: "ms per request", digits: 3 },
    first: { heading: "first request, ms", digits: 1 },
  },
  record: (send, origin) => sendAll(send, origin, REQUESTS),
  replay: async (send, origin) => {
    const opened = performance.now();
    proveSame(textOf(await (await post(send, origin, requestBody(0))).json()), expectedAnswer(0));
    const first = performance.now() - opened;
    for (let index = 1; index < HALF; index++)
      proveSame(textOf(await (await post(send, origin, requestBody(index))).json()), expectedAnswer(index));
    const start = performance.now();
    await sendAll(send, origin, REQUESTS, HALF);
    return { perRequest: (performance.now() - start) / HALF, first };
  },
};
