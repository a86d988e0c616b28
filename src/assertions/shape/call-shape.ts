import { isJsonObject } from "../../formats/json.ts";
import type { Call } from "../../trace/call.ts";
import type { ToolCallPart } from "../../trace/message.ts";
import { showValue } from "../show.ts";
import { withoutIds } from "./without-ids.ts";

/** What of a trace its shape keeps. */
export interface ShapeOptions {
  /** Token counts: left out, or in bands of powers of two, such as `64–127`. Default: `none`. */
  readonly tokens?: "none" | "band" | undefined;
  /** Arguments of tool calls: their names, or names and values. Default: `names`. */
  readonly args?: "names" | "values" | undefined;
}

/** A detail of a call: its name and what it is. */
type Detail = readonly [name: string, value: string | undefined];

/** Counts the same that follow each other, as in `assistant, tool × 2`. */
const inARow = (words: readonly string[]): string => {
  const runs: [word: string, count: number][] = [];
  for (const word of words) {
    const last = runs.at(-1);
    if (last?.[0] === word) last[1] += 1;
    else runs.push([word, 1]);
  }
  return runs.map(([word, count]) => (count === 1 ? word : `${word} × ${count}`)).join(", ");
};

const bandOf = (count: number): string => {
  if (count < 2) return String(count);
  const low = 2 ** Math.floor(Math.log2(count));
  return `${low}–${2 * low - 1}`;
};

const tokensOf = ({ usage }: Call): string =>
  (["input", "cacheRead", "output", "reasoning"] as const)
    .flatMap((kind) => (usage[kind] === undefined ? [] : `${kind} ${bandOf(usage[kind])}`))
    .join(", ");

const toolOf = ({ name, arguments: args }: ToolCallPart, { args: shown = "names" }: ShapeOptions): string => {
  if (!isJsonObject(args)) return `${name}(${shown === "values" ? showValue(args) : ""})`;
  const members = Object.entries(args).map(([key, value]) =>
    shown === "values" ? `${key}: ${withoutIds(showValue(value))}` : key,
  );
  return `${name}(${members.toSorted().join(", ")})`;
};

const modelOf = ({ requestModel, responseModel, model }: Call): string | undefined =>
  requestModel !== undefined && responseModel !== undefined && requestModel !== responseModel
    ? `${requestModel} → ${responseModel}`
    : model;

/** What an answer is made of, beside the tools it asks for. */
const outputOf = ({ output, embeddings }: Call): string => {
  if (embeddings) return `embeddings ${embeddings.length} × ${embeddings[0]?.length ?? 0}`;
  const kinds = output.flatMap(({ parts }) => parts.map(({ type }) => type));
  return inARow(kinds.filter((kind) => kind !== "tool_call"));
};

const errorOf = ({ error }: Call): string | undefined =>
  error && [error.type, error.status].filter((part) => part !== undefined).join(" ");

const addressOf = ({ kind, method, url }: Call): string | undefined => {
  const parsed = URL.parse(url);
  return kind === "model" || !parsed ? undefined : withoutIds(`${method} ${parsed.host}${parsed.pathname}`);
};

/** Tells what a call is, a line for each detail: nothing that differs when the same is recorded again. */
export const callShape = (call: Call, options: ShapeOptions): string[] => {
  const details: readonly Detail[] = [
    ["request", addressOf(call)],
    ["provider", call.provider],
    ["model", modelOf(call)],
    ["stream", call.isStream ? "yes" : undefined],
    ["attempt", call.attempt > 1 ? String(call.attempt) : undefined],
    ["input", inARow(call.input.map(({ role }) => role))],
    ["tools", call.tools.map(({ name }) => name).join(", ")],
    ["calls", call.toolCalls.map((tool) => toolOf(tool, options)).join(", ")],
    ["output", outputOf(call)],
    ["finish", call.finishReasons.join(", ")],
    ["error", errorOf(call)],
    ["tokens", options.tokens === "band" ? tokensOf(call) : undefined],
  ];
  return details.flatMap(([name, value]) => (value ? `${name}: ${value}` : []));
};
