import type { Call } from "../../../trace/call.ts";
import type { Trace } from "../../../trace/trace.ts";
import type { ChromeEvent } from "./chrome-events.ts";

/** What has been used so far. */
interface Tally {
  readonly input: number;
  readonly output: number;
  readonly usd: number;
}

const endOf = ({ timing }: Call): number => Math.round((timing.start + timing.duration) * 1000);

const added = (so: Tally, { usage, cost }: Call): Tally => ({
  input: so.input + (usage.input ?? 0),
  output: so.output + (usage.output ?? 0),
  usd: so.usd + (cost?.total ?? 0),
});

const countersAt = (ts: number, { input, output, usd }: Tally, pid: number): readonly ChromeEvent[] => [
  { name: "tokens", ph: "C", ts, pid, tid: 0, args: { input, output } },
  { name: "cost in US dollars", ph: "C", ts, pid, tid: 0, args: { usd } },
];

/** Two tracks that grow with each call of a model that ends: tokens, and what is known of the cost. */
export const counterEvents = ({ calls }: Trace, pid: number): readonly ChromeEvent[] => {
  const models = calls.filter(({ kind }) => kind === "model").toSorted((a, b) => endOf(a) - endOf(b));
  if (models.length === 0) return [];
  let tally: Tally = { input: 0, output: 0, usd: 0 };
  const begin = countersAt(0, tally, pid);
  return [
    ...begin,
    ...models.flatMap((call) => {
      tally = added(tally, call);
      return countersAt(endOf(call), tally, pid);
    }),
  ];
};
