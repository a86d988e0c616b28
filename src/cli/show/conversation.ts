import { isDeepStrictEqual } from "node:util";
import { printable } from "../../formats/printable.ts";
import type { Call } from "../../trace/call.ts";
import type { Message, Part } from "../../trace/message.ts";

const json = (value: unknown): string =>
  typeof value === "string" ? value : JSON.stringify(value, undefined, 2);

const partText = (part: Part): string => {
  switch (part.type) {
    case "text":
    case "refusal":
      return part.content;
    case "reasoning":
      return `(thinks) ${part.content}`;
    case "tool_call":
      return `→ ${part.name} ${json(part.arguments)}`;
    case "tool_call_response":
      return `← ${json(part.response)}`;
    case "other":
      return `[${part.name}]`;
    default:
      return `[${part.modality}${part.reference === undefined ? "" : ` ${part.reference}`}]`;
  }
};

/** One message as it was said, harmless for a terminal. */
export interface Said {
  readonly role: string;
  readonly lines: readonly string[];
}

const saidIn = ({ role, parts }: Message): Said => ({
  role: printable(role),
  lines: parts.flatMap((part) => printable(partText(part)).split("\n")),
});

/** The messages of a call, whole; of what it was sent only what the call before was not. */
export const conversationOf = (call: Call, before: Call | undefined): readonly Said[] => {
  const known = before?.input ?? [];
  const fresh = call.input.findIndex((message, index) => !isDeepStrictEqual(message, known[index]));
  const sent = fresh < 0 ? [] : call.input.slice(fresh);
  return [...sent, ...call.output].map(saidIn).filter(({ lines }) => lines.some((line) => line !== ""));
};
