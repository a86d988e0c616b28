import { isDeepStrictEqual } from "node:util";
import { jsonOf, textOf } from "../../cassette/body.ts";
import type { Body, Cassette } from "../../cassette/cassette.ts";
import { canonicalJson } from "../../formats/json.ts";
import { printable, printableLine } from "../../formats/printable.ts";
import type { Call } from "../../trace/call.ts";
import type { ToolDefinition } from "../../trace/message.ts";
import { readTrace } from "../../trace/read-trace.ts";
import { conversationOf, type Said } from "../show/conversation.ts";

const indented = (lines: readonly string[]): string[] =>
  lines.map((line) => (line === "" ? "" : `  ${line}`));

const headOf = ({ index, kind, role, operation, provider, requestModel, method, url }: Call): string => {
  const what = kind === "model" ? [operation, provider, requestModel] : [method, url];
  const who = role === "judge" ? ["judge"] : [];
  return printableLine(`# ${index + 1} ${[...who, ...what].filter((part) => part !== undefined).join(" ")}`);
};

const toolLine = ({ name, description, parameters }: ToolDefinition): string =>
  printableLine(
    `tool ${name}${description === undefined ? "" : `: ${description}`} ${canonicalJson(parameters ?? null)}`,
  );

/** What stands in every call of a conversation is said once. */
const fresh = (lines: readonly string[], before: readonly string[]): readonly string[] =>
  lines.filter((line) => !before.includes(line));

const settingsOf = ({ parameters, tools }: Call): string[] => [
  ...Object.entries(parameters).map(([name, value]) => printableLine(`${name}: ${canonicalJson(value)}`)),
  ...tools.map(toolLine),
];

const bodyLines = (body: Body | null | undefined): string[] => {
  const json = jsonOf(body ?? null);
  const text = json === undefined ? textOf(body ?? null) : JSON.stringify(json, undefined, 2);
  return text === undefined ? [] : indented(printable(text).split("\n"));
};

/** What no reader of a provider knows is shown as it was sent. */
const rawLines = ({ interaction, status }: Call): string[] => [
  ...bodyLines(interaction?.request.body),
  ...(status === undefined ? [] : [`→ ${status}`]),
  ...bodyLines(interaction?.response?.body),
];

const endOf = ({ error, finishReasons, usage }: Call): string => {
  if (error) return printableLine(`(failed: ${error.status ?? ""} ${error.type}: ${error.message})`);
  const tokens =
    usage.input === undefined && usage.output === undefined
      ? []
      : [`${usage.input ?? "–"} → ${usage.output ?? "–"} tokens`];
  return printableLine(`(${[...finishReasons, ...tokens].join(", ")})`);
};

/** What the call before answered is sent back in this one, and need not be said again. */
const talkOf = (call: Call, before: Call | undefined): readonly Said[] => {
  const answered = before ? conversationOf({ ...before, input: [] }, undefined) : [];
  const said = conversationOf(call, before);
  const isKnown = answered.every((each, index) => isDeepStrictEqual(each, said[index]));
  return isKnown ? said.slice(answered.length) : said;
};

const talkLines = (call: Call, before: Call | undefined): string[] =>
  talkOf(call, before).flatMap(({ role, lines }) => [`${printableLine(role)}:`, ...indented(lines)]);

const callLines = (call: Call, before: Call | undefined): string[] => [
  headOf(call),
  ...fresh(settingsOf(call), before ? settingsOf(before) : []),
  ...(call.kind === "model" && call.input.length + call.output.length > 0
    ? [...talkLines(call, before), endOf(call)]
    : rawLines(call)),
  "",
];

/**
 * Prints a cassette as what was said in it, call by call: no times, no ids, nothing that differs when the same is
 * recorded again.
 */
export const printTalk = (cassette: Cassette): string => {
  const { calls, judgeCalls } = readTrace(cassette);
  const lines = [calls, judgeCalls].flatMap((each) =>
    each.flatMap((call, index) => callLines(call, each[index - 1])),
  );
  return `${lines.join("\n").trimEnd()}\n`;
};
