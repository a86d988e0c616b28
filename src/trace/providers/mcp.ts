import type { JsonValue } from "../../formats/json.ts";
import type { CallError } from "../call.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { firstToken } from "../exchange/first-token.ts";
import { readError } from "../exchange/read-error.ts";
import type { StreamEvent } from "../exchange/stream-events.ts";
import type { Message, ToolDefinition } from "../message.ts";
import {
  defined,
  listOf,
  numberIn,
  objectOf,
  textIn,
  type JsonObject,
  type Loose,
} from "../values/json-access.ts";
import type { Reader, Reading } from "./provider.ts";

const METHODS =
  /^(?:initialize|ping|(?:tools|resources|prompts|completion|logging|notifications|sampling|roots|elicitation|tasks)\/.+)$/;
const CALL = "tools/call";
/** Methods of the agents' protocol (A2A), which is JSON-RPC too. */
const OF_AGENTS = /^tasks\/(?:send|resubscribe|pushNotification)/;

/** A message, or several at once as versions before 2025-06-18 allow. */
const messagesIn = (body: Loose): JsonObject[] => (Array.isArray(body) ? listOf(body) : [body]).map(objectOf);

const isAsked = ({ jsonrpc, method }: JsonObject): boolean => {
  const name = textIn(method) ?? "";
  return jsonrpc === "2.0" && METHODS.test(name) && !OF_AGENTS.test(name);
};

const askedIn = (request: Loose): JsonObject => {
  const asked = messagesIn(request).filter(isAsked);
  return asked.find(({ method }) => method === CALL) ?? asked[0] ?? {};
};

const isAnswerTo =
  ({ id }: JsonObject) =>
  ({ data }: Pick<StreamEvent, "data">): boolean =>
    messagesIn(data).some((message) => message.id === id && message.result !== undefined);

/** The answer to a request among all that came back: as JSON, or in a stream with notifications around it. */
const answerTo = ({ id }: JsonObject, { events, response }: Exchange): JsonObject =>
  [...events.map(({ data }) => data), response]
    .flatMap(messagesIn)
    .find((message) => message.id === id && (message.result ?? message.error) !== undefined) ?? {};

const toolOf = (value: JsonValue): ToolDefinition => {
  const { name, description, inputSchema: parameters } = objectOf(value);
  return { name: textIn(name) ?? "", ...defined({ description: textIn(description), parameters }) };
};

const errorOf = ({ error, result }: JsonObject, exchange: Exchange): CallError | undefined => {
  const { status = 0 } = exchange;
  const { code, message } = objectOf(error);
  if (error !== undefined)
    return {
      type: "jsonrpc",
      message: textIn(message) ?? "",
      status,
      ...defined({ code: numberIn(code)?.toString() }),
    };
  const { isError, content } = objectOf(result);
  if (isError !== true) return readError(exchange);
  const told = listOf(content).map((part) => textIn(objectOf(part).text) ?? "");
  return { type: "tool_error", message: told.join("\n"), status };
};

const callOf = ({ id, params }: JsonObject): Message => {
  const { name, arguments: given = {} } = objectOf(params);
  const told = defined({ id: textIn(id) ?? numberIn(id)?.toString() });
  return {
    role: "assistant",
    parts: [{ type: "tool_call", ...told, name: textIn(name) ?? "", arguments: given }],
  };
};

const resultOf = ({ id, params }: JsonObject, { result }: JsonObject): Message[] => {
  const told = defined({
    id: textIn(id) ?? numberIn(id)?.toString(),
    name: textIn(objectOf(params).name),
  });
  return result === undefined
    ? []
    : [{ role: "tool", parts: [{ type: "tool_call_response", ...told, response: result }] }];
};

const read = (exchange: Exchange): Reading => {
  const asked = askedIn(exchange.request);
  const answer = answerTo(asked, exchange);
  const isStream = exchange.events.length > 0;
  const error = errorOf(answer, exchange);
  if (asked.method === CALL)
    return {
      operation: "execute_tool",
      input: [callOf(asked)],
      output: resultOf(asked, answer),
      isStream,
      error,
      firstToken: firstToken(exchange, isAnswerTo(asked)),
    };
  const tools = listOf(objectOf(answer.result).tools).map(toolOf);
  const { method = null, params = null } = asked;
  return { parameters: { method, params }, tools, isStream, error };
};

/**
 * The Model Context Protocol over streamable HTTP: the run of a tool, and all other methods as calls of no kind of
 * their own (https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#streamable-http).
 */
export const mcp: Reader = {
  api: "mcp",
  provider: "mcp",
  speaks: ({ method, request }) => method === "POST" && messagesIn(request).some(isAsked),
  read,
};
