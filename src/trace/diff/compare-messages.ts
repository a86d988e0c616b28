import { canonicalJson, type JsonValue } from "../../formats/json.ts";
import type { Message, Part } from "../message.ts";
import { alignBy } from "./align-by.ts";
import { textChange } from "./text-change.ts";
import type { TextComparer } from "./text-comparer.ts";
import type { Change } from "./trace-diff.ts";

const partText = (part: Part): string => {
  if ("content" in part) return part.content;
  if (part.type === "tool_call") return `${part.name}(${canonicalJson(part.arguments)})`;
  if (part.type === "tool_call_response")
    return typeof part.response === "string" ? part.response : canonicalJson(part.response);
  return canonicalJson(part as unknown as JsonValue);
};

/** A message as one text, ids left out. */
const textOfMessage = ({ parts }: Message): string => parts.map(partText).join("\n");

const isSystem = ({ role }: Message): boolean => role === "system" || role === "developer";

const keyOf = (message: Message): string => `${message.role}\n${textOfMessage(message)}`;

const sameRole = (base: Message, head: Message): boolean => base.role === head.role;

/** Tells which messages of a conversation were added, removed or reworded. */
export const compareMessages = (
  base: readonly Message[],
  head: readonly Message[],
  texts: TextComparer,
): Change[] =>
  alignBy(base, head, keyOf, sameRole).flatMap(([was, is]): Change[] => {
    const message = is ?? was;
    if (!message) return [];
    const place = is ? head.indexOf(is) : base.indexOf(message);
    const pair = { base: was && textOfMessage(was), head: is && textOfMessage(is) };
    return isSystem(message)
      ? textChange({ kind: "system prompt", ...pair }, texts)
      : textChange({ kind: "message", name: `${message.role} ${place + 1}`, ...pair }, texts);
  });
