import type { JsonValue } from "../../../formats/json.ts";
import { DETAILS_EVENT, GEN_AI } from "../../semconv.ts";
import type { Attributes } from "../../span.ts";
import { objectOf, textIn } from "../../values/json-access.ts";
import { jsonAttribute } from "./json-attribute.ts";

const MESSAGE = /^gen_ai\.(system|user|assistant|tool)\.message$/;
const WHOLE = new Set(["gen_ai.content.prompt", "gen_ai.content.completion", DETAILS_EVENT]);

/** What an event carries: its body where it has one, else its attributes. */
const contentOf = (event: JsonValue): Attributes => {
  const { body, attributes } = objectOf(event);
  const given = objectOf(attributes);
  return { ...given, ...objectOf(jsonAttribute(body ?? given["gen_ai.event.content"])) };
};

/**
 * Gives what a span's events say as attributes of the span: prompt and completion, whole
 * (`gen_ai.client.inference.operation.details`, OpenLIT's `gen_ai.content.prompt`) or a message an event
 * (`gen_ai.user.message`, `gen_ai.choice`; the conventions from 1.28 to 1.36).
 */
export const messagesOfEvents = (events: readonly JsonValue[]): Attributes => {
  const input: JsonValue[] = [];
  const output: JsonValue[] = [];
  const whole: Record<string, JsonValue> = {};
  for (const event of events) {
    const name = textIn(objectOf(event).name) ?? "";
    const [, role] = MESSAGE.exec(name) ?? [];
    if (WHOLE.has(name)) Object.assign(whole, objectOf(objectOf(event).attributes));
    else if (role !== undefined) input.push({ role, ...contentOf(event) });
    else if (name === "gen_ai.choice") output.push({ role: "assistant", ...contentOf(event) });
  }
  return {
    ...(input.length > 0 && { [GEN_AI.input]: input }),
    ...(output.length > 0 && { [GEN_AI.output]: output }),
    ...whole,
  };
};
