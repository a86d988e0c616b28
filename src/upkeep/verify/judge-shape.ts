import { jsonOf, textOf } from "../../cassette/body.ts";
import type { Interaction } from "../../cassette/cassette.ts";
import { contentTypeOf } from "../../cassette/header-of.ts";
import { isJsonObject, type JsonValue } from "../../formats/json.ts";
import type { Finding } from "../../reporters/report.ts";
import type { Call } from "../../trace/call.ts";
import { streamEvents } from "../../trace/exchange/stream-events.ts";
import { parsedOr } from "../../trace/values/json-access.ts";
import { compareShapes, type Shape, type ShapeChange, shapeOf } from "./shape.ts";

/** What an answer is made of. */
interface Form {
  readonly kind: "a stream of events" | "JSON" | "text" | "bytes" | "nothing";
  readonly shape: Shape;
}

const NOTHING: Shape = new Map();

/** Events as items of one list, those of a kind apart; what is no JSON, such as `[DONE]`, has no shape. */
const eventShape = (events: ReturnType<typeof streamEvents>): Shape =>
  shapeOf([
    events.map(({ event, data }) =>
      isJsonObject(data) && event !== undefined && data["type"] === undefined
        ? { type: event, ...data }
        : data,
    ),
  ]);

const formOf = ({ response }: Interaction): Form => {
  const body = response?.body ?? null;
  if (body === null) return { kind: "nothing", shape: NOTHING };
  const events = streamEvents(body, contentTypeOf(response?.headers));
  if (events.length > 0) return { kind: "a stream of events", shape: eventShape(events) };
  const json = jsonOf(body);
  if (json !== undefined) return { kind: "JSON", shape: shapeOf([json]) };
  return { kind: textOf(body) === undefined ? "bytes" : "text", shape: NOTHING };
};

/** What answers hold or not by what is said in them, or by who asks, and what is left out where it is nothing. */
const MAY_LACK = new RegExp(
  [
    "tool_?(?:calls?|plan)|function_?call|refusal|annotations|citation|reasoning|think|thought|audio|logprobs",
    "grounding|urlContext|safety|moderation|guardrail|trace|cache|details|content|text|parts|delta|usage",
    "finishMessage|index|container|obfuscation|system_fingerprint|service_tier|billing",
  ].join("|"),
  "i",
);
/** What an answer cannot do without, whatever it says. */
const WHOLE = /(?:^|\.)usage(?:Metadata)?$|^(?:content|choices|candidates|output|data)$/;
/** The kinds of what stands in a place, as shapes write them: `[message]`, `<text_delta>`. */
const KINDS = /\[[\w.-]{0,64}\]|<[\w.-]{1,64}>/g;

const isDue = (path: string): boolean => {
  const keys = path.replace(KINDS, "");
  return WHOLE.test(keys) || !MAY_LACK.test(keys);
};

/** What judges of behaviour tell. */
const OF_TOOLS = /(?:tool_?calls?|function_?call)(?:\W|_|$)/i;

const isTold = (path: string): boolean => !OF_TOOLS.test(path);

const MOST = 6;

const listed = (paths: readonly string[]): string =>
  paths.length <= MOST
    ? paths.join(", ")
    : `${paths.slice(0, MOST).join(", ")} and ${paths.length - MOST} more`;

const found = (severity: Finding["severity"], what: string, paths: readonly string[]): Finding[] =>
  paths.length === 0 ? [] : [{ severity, metric: "shape", message: `${what} ${listed(paths)}.` }];

const changesOf = ({ added, removed, retyped }: ShapeChange, name: string): Finding[] => [
  ...found("regression", `${name} no longer has`, removed.filter(isDue)),
  ...found("regression", `${name} has other types:`, retyped),
  ...found(
    "info",
    `${name} lacks`,
    removed.filter((path) => !isDue(path) && isTold(path)),
  ),
  ...found("info", `${name} newly has`, added.filter(isTold)),
];

/** The JSON that a model was made to say; what happens to be a number or a word is none. */
const saidJson = (text: string | undefined): JsonValue | undefined => {
  const value = text === undefined ? undefined : parsedOr(text);
  return typeof value === "object" && value !== null ? value : undefined;
};

/** Says how the JSON inside two texts differs in its keys and types. */
const judgeSaid = (base: Call, head: Call): Finding[] => {
  const [was, is] = [saidJson(base.text), saidJson(head.text)];
  if (was === undefined || head.toolCalls.length > 0) return [];
  if (is === undefined)
    return [{ severity: "regression", metric: "shape", message: "What it says is JSON no more." }];
  const { added, removed, retyped } = compareShapes(shapeOf([was]), shapeOf([is]));
  const name = "The JSON that it says";
  return [
    ...found("regression", `${name} no longer has`, removed),
    ...found("regression", `${name} has other types:`, retyped),
    ...found("warning", `${name} newly has`, added),
  ];
};

/** What is compared: a call as it was recorded and as it went today. */
export interface Pair {
  readonly recorded: Interaction;
  readonly today: Interaction;
  readonly base: Call;
  readonly head: Call;
}

/**
 * Judges the structure of an answer: whether it is JSON or a stream still, and which keys and types it has lost or gained.
 * What is lost that no answer can do without is a regression; an API that gains something is told.
 */
export const judgeShape = ({ recorded, today, base, head }: Pair): Finding[] => {
  const [was, is] = [formOf(recorded), formOf(today)];
  if (was.kind !== is.kind) {
    const message = `The answer is ${is.kind} instead of ${was.kind}.`;
    return [{ severity: "regression", metric: "shape", message }];
  }
  return [...changesOf(compareShapes(was.shape, is.shape), "The answer"), ...judgeSaid(base, head)];
};
