import type { JsonValue } from "../../formats/json.ts";
import type { ToolDefinition } from "../message.ts";
import { defined, listOf, objectOf, textIn, type Loose } from "../values/json-access.ts";

/** Kinds that a provider defines and the program runs. */
const RUN_BY_CLIENT = /^(function|custom|computer.*|local_shell|shell|apply_patch)$/;

const toolOf = (value: JsonValue): ToolDefinition => {
  const tool = objectOf(value);
  const kind = textIn(tool.type) ?? "function";
  const inner = objectOf(tool[kind]);
  const { name, description, parameters, input_schema } = { ...tool, ...inner };
  return {
    name: textIn(name) ?? textIn(tool.server_label) ?? kind,
    ...defined({
      description: textIn(description),
      parameters: parameters ?? input_schema,
      hosted: RUN_BY_CLIENT.test(kind) ? undefined : kind,
    }),
  };
};

/**
 * Reads the tools that a request offers, as OpenAI's APIs send them: nested under `function` or `custom`, flat, or as
 * the bare `functions` of old; all other types are tools that the provider runs
 * (https://platform.openai.com/docs/api-reference/responses/create#responses-create-tools).
 */
export const toolDefinitions = (tools: Loose): ToolDefinition[] => listOf(tools).map(toolOf);
