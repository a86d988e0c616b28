import type { JsonValue } from "../../formats/json.ts";
import type { Message, ToolCallPart } from "../message.ts";

/** The run of a tool on a server, as the call that asked for it tells it. */
export interface ToolRun extends Omit<ToolCallPart, "type" | "isHosted"> {
  /** What it gave; absent where nothing came back. */
  readonly result?: JsonValue;
}

/** What was asked of a tool and what it gave: the parts of such calls of MCP. */
interface ToolTalk {
  readonly input?: readonly Message[] | undefined;
  readonly output?: readonly Message[] | undefined;
}

/** Finds the run of a tool in the messages of a call that asks a server for one; `undefined` where there is none. */
export const toolRunOf = ({ input = [], output = [] }: ToolTalk): ToolRun | undefined => {
  const asked = input.flatMap(({ parts }) => parts).find((part) => part.type === "tool_call");
  const given = output.flatMap(({ parts }) => parts).find((part) => part.type === "tool_call_response");
  if (!asked) return undefined;
  const { type: _, ...run } = asked;
  return { ...run, ...(given && { result: given.response }) };
};
