import { isRetired } from "../../trace/prices/is-retired.ts";
import { readTrace } from "../../trace/read-trace.ts";
import type { Call } from "../../trace/call.ts";
import type { Found, Rule } from "../concern.ts";

const modelOf = ({ model, requestModel }: Call): string => model ?? requestModel ?? "an unnamed model";

const told = (models: Iterable<string>): string => [...new Set(models)].join(", ");

/** Finds models without a known price, and models that their provider no longer offers. */
export const models: Rule = ({ cassette }, { prices }) => {
  const trace = readTrace(cassette, prices === undefined ? {} : { prices });
  const unpriced = told(trace.unpriced.map(({ reason }) => reason));
  const retired = told(trace.calls.filter(isRetired).map(modelOf));
  const found: Found[] = [];
  if (unpriced !== "")
    found.push({
      rule: "unpriced",
      severity: "warning",
      message: `has no known cost: ${unpriced}.`,
    });
  if (retired !== "")
    found.push({
      rule: "retired",
      severity: "warning",
      message: `calls what the price table marks as retired: ${retired}. It may soon be impossible to record it again.`,
    });
  return found;
};
