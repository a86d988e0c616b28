import * as fc from "fast-check";
import type { Fault } from "../replay/faults/fault.ts";

/** Beyond this, offsets are counted modulo a body's length. */
const LONGEST_BODY = 65_536;
const MOST_CUTS = 30;
const LONGEST_WAIT_MS = 50;
const MOST_GAPS = 5;
const MOST_REFUSALS = 3;
const REFUSING = [429, 500, 502, 503, 529] as const;
const LONGEST_RETRY_AFTER_S = 2;

/** A fault prints as the argument of `withFaults` that brings it about again. */
const printable = <F extends Fault>(faults: fc.Arbitrary<F>): fc.Arbitrary<F> =>
  faults.map((fault) =>
    Object.defineProperty(fault, fc.toStringMethod, {
      value: () => `withFaults(…, ${JSON.stringify(fault)}, …)`,
    }),
  );

const offset = (): fc.Arbitrary<number> => fc.nat(LONGEST_BODY);

const fault = <const K extends Fault["kind"], T extends object>(
  kind: K,
  parts: { readonly [P in keyof T]: fc.Arbitrary<T[P]> },
): fc.Arbitrary<{ kind: K } & T> =>
  printable(fc.record({ kind: fc.constant(kind), ...parts }) as fc.Arbitrary<{ kind: K } & T & Fault>);

/** Any way to cut the same bytes into pieces: inside events, inside characters. */
export const anyRechunking = (): fc.Arbitrary<Fault> =>
  fault("rechunk", { cuts: fc.array(offset(), { maxLength: MOST_CUTS }) });

/** A body that ends early at any byte, as if it were whole; truncated JSON among them. */
export const anyTruncation = (): fc.Arbitrary<Fault> => fault("truncate", { at: offset() });

/** A connection that breaks at any byte of the body. */
export const anyCut = (): fc.Arbitrary<Fault> => fault("cut", { at: offset() });

/** A provider that answers 429, 500, 502, 503 or 529 up to three times, with or without `retry-after`. */
export const anyRefusal = (): fc.Arbitrary<Fault> =>
  printable(
    fc.record(
      {
        kind: fc.constant("refuse" as const),
        status: fc.constantFrom(...REFUSING),
        times: fc.integer({ min: 1, max: MOST_REFUSALS }),
        retryAfter: fc.nat(LONGEST_RETRY_AFTER_S),
      },
      { requiredKeys: ["kind", "status", "times"] },
    ),
  );

/** A server that nobody reaches, up to three times. */
export const anyUnreachable = (): fc.Arbitrary<Fault> =>
  fault("unreachable", { times: fc.integer({ min: 1, max: MOST_REFUSALS }) });

/** A first piece that comes up to 50 ms late. */
export const anySlowStart = (): fc.Arbitrary<Fault> => fault("slow start", { ms: fc.nat(LONGEST_WAIT_MS) });

/** Pieces that come up to 50 ms after each other. */
export const anyGaps = (): fc.Arbitrary<Fault> =>
  fault("gaps", { ms: fc.array(fc.nat(LONGEST_WAIT_MS), { minLength: 1, maxLength: MOST_GAPS }) });

/** A stream whose `data: [DONE]` comes twice, or not at all. */
export const anyDone = (): fc.Arbitrary<Fault> =>
  fault("done", { times: fc.constantFrom(0 as const, 2 as const) });

/** Any of the faults above. */
export const anyFault = (): fc.Arbitrary<Fault> =>
  fc.oneof(
    anyRechunking(),
    anyTruncation(),
    anyCut(),
    anyRefusal(),
    anyUnreachable(),
    anySlowStart(),
    anyGaps(),
    anyDone(),
  );
