import type { JsonValue } from "../../formats/json.ts";
import type { CallError, Operation } from "../call.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { Message, OutputMessage, ToolDefinition } from "../message.ts";
import type { Usage } from "../usage.ts";

/** What one provider's reader takes out of an exchange; whatever was not sent is absent. */
export interface Reading {
  /** Absent where a request asks for none of them (the handshake of MCP). */
  readonly operation?: Operation | undefined;
  readonly requestModel?: string | undefined;
  readonly responseModel?: string | undefined;
  readonly responseId?: string | undefined;
  readonly isStream?: boolean | undefined;
  readonly parameters?: Readonly<Record<string, JsonValue>> | undefined;
  readonly input?: readonly Message[] | undefined;
  readonly tools?: readonly ToolDefinition[] | undefined;
  readonly output?: readonly OutputMessage[] | undefined;
  readonly embeddings?: readonly (readonly number[])[] | undefined;
  readonly usage?: Usage | undefined;
  readonly tier?: string | undefined;
  readonly region?: string | undefined;
  readonly billed?: number | undefined;
  readonly error?: CallError | undefined;
  /** When the first piece of output was there, in milliseconds since the request was sent; streams only. */
  readonly firstToken?: number | undefined;
  readonly warnings?: readonly string[] | undefined;
}

/** Reads one wire API: pure, and never throws, whatever the bodies hold. */
export interface Reader {
  /** The wire API's name, such as `openai.chat`. */
  readonly api: string;
  /** Who is asked where the host does not say (`gen_ai.provider.name`). */
  readonly provider: string;
  /** Tells by address and bodies whether an exchange speaks this API. */
  readonly speaks: (exchange: Exchange) => boolean;
  readonly read: (exchange: Exchange) => Reading;
}
