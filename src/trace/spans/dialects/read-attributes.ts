import type { JsonValue } from "../../../formats/json.ts";
import { kindOf } from "../../calls/operations.ts";
import { GEN_AI } from "../../semconv.ts";
import type { Attributes } from "../../span.ts";
import { aiSdk } from "./ai-sdk.ts";
import { canonicalValues } from "./canonical-values.ts";
import type { Dialect } from "./dialect.ts";
import { langfuse } from "./langfuse.ts";
import { langsmith } from "./langsmith.ts";
import { messagesOfEvents } from "./messages-of-events.ts";
import { openinference } from "./openinference.ts";
import { openlit } from "./openlit.ts";
import { openllmetry } from "./openllmetry.ts";
import { otel } from "./otel.ts";

/** The first that says something is believed. */
const DIALECTS: readonly Dialect[] = [langfuse, openinference, langsmith, otel, openllmetry, openlit, aiSdk];

const isTaken = (name: string): boolean =>
  DIALECTS.some(({ renames, takes }) => Object.hasOwn(renames, name) || takes?.test(name));

/** Where a dialect has several names for one thing, the first of its table is believed. */
const renamed = ({ renames }: Dialect, given: Attributes): Attributes =>
  Object.fromEntries(
    Object.entries(renames)
      .toReversed()
      .flatMap(([theirs, ours]) => {
        const value = given[theirs];
        return value === undefined ? [] : [[ours, value]];
      }),
  );

const guessed = (attributes: Attributes): string | undefined => {
  if (attributes[GEN_AI.toolName] !== undefined) return "execute_tool";
  return (attributes[GEN_AI.requestModel] ?? attributes[GEN_AI.responseModel]) ? "chat" : undefined;
};

/** `LLM` and `generation` say less than an operation of the conventions beside them. */
const operationOf = (given: Attributes): string | undefined => {
  const [first, ...more] = DIALECTS.flatMap((dialect) => dialect.operation?.(given) ?? []);
  return first === "chat" ? (more.find((word) => kindOf(word) === "model") ?? first) : first;
};

/** A tool's input is its arguments, not a conversation. */
const withoutTalk = (attributes: Attributes): Attributes => {
  const { [GEN_AI.input]: _input, [GEN_AI.output]: _output, ...rest } = attributes;
  return rest;
};

/**
 * Says what a span's attributes and events tell in the newest names of the GenAI conventions, whichever of the known
 * dialects they are in; attributes that no dialect knows stay as they are.
 */
export const readAttributes = (recorded: Attributes, events: readonly JsonValue[] = []): Attributes => {
  const given = { ...messagesOfEvents(events), ...recorded };
  const said = DIALECTS.toReversed().map((dialect) => ({
    ...renamed(dialect, given),
    ...dialect.read?.(given),
  }));
  const kept = Object.entries(given).filter(([name]) => !isTaken(name));
  const all: Attributes = Object.assign({}, ...said, Object.fromEntries(kept));
  const operation = operationOf(given) ?? guessed(all);
  const told = operation === undefined ? all : { ...all, [GEN_AI.operation]: operation };
  return canonicalValues(operation === "execute_tool" ? withoutTalk(told) : told);
};
