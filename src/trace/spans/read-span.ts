import type { RecordedSpan } from "../../cassette/cassette.ts";
import type { Call } from "../call.ts";
import { kindOf } from "../calls/operations.ts";
import { GEN_AI, GENERAL } from "../semconv.ts";
import type { Attributes } from "../span.ts";
import { textIn } from "../values/json-access.ts";
import { readAttributes } from "./dialects/read-attributes.ts";

/** A recorded span with its attributes in the conventions' words. */
export interface ReadSpan {
  readonly recorded: RecordedSpan;
  readonly attributes: Attributes;
  /** `model` where it stands for a model's own work; what wraps such work (agents, chains, steps) is `other`. */
  readonly kind: Call["kind"];
}

/** Reads a recorded span, whichever library made it. */
export const readSpan = (recorded: RecordedSpan): ReadSpan => {
  const attributes = readAttributes(recorded.attributes, recorded.events);
  return { recorded, attributes, kind: kindOf(textIn(attributes[GEN_AI.operation])) };
};

/** Tells whether a span stands for one HTTP request, as instrumentations of fetch, undici and `node:http` make them. */
export const isHttpSpan = ({ attributes, recorded: { kind } }: ReadSpan): boolean =>
  kind === "client" &&
  attributes[GEN_AI.operation] === undefined &&
  (attributes[GENERAL.httpMethod] ?? attributes["http.method"]) !== undefined;
