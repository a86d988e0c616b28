import { canonicalJson, type JsonValue } from "../formats/json.ts";
import type { Call } from "../trace/call.ts";

/**
 * Gives what two calls have in common that ask for the same: method, URL and body as sent; where only a span tells of
 * the call, its model, messages, tools and parameters; `undefined` where that tells of no messages.
 */
export const requestKey = (call: Call): string | undefined => {
  const { method, url, interaction, requestModel, parameters, input, tools } = call;
  if (interaction) return JSON.stringify([method, url, interaction.request.body]);
  if (input.length === 0) return undefined;
  const told = JSON.stringify([url, requestModel, parameters, input, tools]);
  return canonicalJson(JSON.parse(told) as JsonValue);
};
