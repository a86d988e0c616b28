import { onTestFinished } from "vitest";
import type { Answer } from "../../src/answer.ts";
import { type ForeignAttempt, mountWire, type Wire, type WireOptions } from "../../src/wire/mount.ts";

/** A request as the Answer was asked about it. */
interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
}

/** A wire that is mounted until the test ends. */
export interface Mounted {
  readonly wire: Wire;
  readonly asked: Asked[];
  readonly foreign: ForeignAttempt[];
}

/** Mounts an Answer for the origins `127.0.0.1:port` of the ports given; all else passes. */
export const mounted = (
  ports: readonly number[],
  answer: Answer,
  options: Partial<WireOptions> = {},
): Mounted => {
  const asked: Asked[] = [];
  const foreign: ForeignAttempt[] = [];
  const wire = mountWire({
    answer: async (request, live) => {
      const { method, url, headers } = request;
      asked.push({ method, url, headers, body: await request.text() });
      return answer(request, live);
    },
    route: (url) => (ports.includes(Number(url.port)) ? "answer" : "pass"),
    foreign: (attempt) => {
      foreign.push(attempt);
      return "refuse";
    },
    ...options,
  });
  onTestFinished(() => wire[Symbol.dispose]());
  return { wire, asked, foreign };
};

/** An Answer that goes to the network. */
export const fromNetwork: Answer = (_request, live) => live();

/** An Answer that gives the same text to every request. */
export const always =
  (text: string): Answer =>
  () =>
    Promise.resolve(new Response(text, { headers: { "content-type": "text/plain" } }));
