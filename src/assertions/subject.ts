import { types } from "node:util";
import type { Call } from "../trace/call.ts";
import type { Trace } from "../trace/trace.ts";
import { unjudged } from "./finding.ts";
import { showValue } from "./show.ts";
import type { Finding } from "./verdict.ts";

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Tells whether a value is a trace. */
export const isTrace = (value: unknown): value is Trace =>
  isObject(value) && "calls" in value && Array.isArray(value.calls) && "judgeCalls" in value;

/** Tells whether a value is a call of a trace. */
export const isCall = (value: unknown): value is Call =>
  isObject(value) && "attempt" in value && "usage" in value && "timing" in value;

const nameOf = (value: unknown): string => {
  if (types.isPromise(value)) return "a promise";
  return isObject(value) ? `an object with ${Object.keys(value).slice(0, 5).join(", ")}` : showValue(value);
};

/** A matcher was given something else than it can look at. */
export const wrongSubject = (
  value: unknown,
  wanted = "a trace or a call",
  right = "currentTrace(), the trace of withCassette, or one of trace.calls",
): Finding =>
  unjudged({
    missing: `the subject is ${nameOf(value)}, not ${wanted}`,
    fix: types.isPromise(value) ? "Await it first." : `Pass ${right}.`,
  });
