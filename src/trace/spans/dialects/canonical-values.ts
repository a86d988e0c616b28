import type { JsonValue } from "../../../formats/json.ts";
import { GEN_AI, USAGE_NAMES } from "../../semconv.ts";
import type { Attributes } from "../../span.ts";
import { finishReasonOf } from "../../values/finish-reason.ts";
import { defined, listOf, textIn, type Loose } from "../../values/json-access.ts";
import { looseMessages, looseTools } from "../loose-messages.ts";
import { printMessages, printTools } from "../message-attributes.ts";
import { jsonAttribute, numberAttribute } from "./json-attribute.ts";
import { providerName } from "./provider-name.ts";

const NUMBERS = [
  ...Object.values(USAGE_NAMES),
  GEN_AI.temperature,
  GEN_AI.topP,
  GEN_AI.topK,
  GEN_AI.maxTokens,
  GEN_AI.frequencyPenalty,
  GEN_AI.presencePenalty,
  GEN_AI.seed,
  GEN_AI.choiceCount,
  GEN_AI.timeToFirstChunk,
];

const messages =
  (role: string) =>
  (value: JsonValue): JsonValue =>
    printMessages(looseMessages(jsonAttribute(value), role));

const tools = (value: JsonValue): JsonValue =>
  printTools(looseTools(listOf(jsonAttribute(value)).map((each) => jsonAttribute(each) ?? null)));

const finishReasons = (value: JsonValue): JsonValue => {
  const parsed = jsonAttribute(value);
  const words = typeof parsed === "string" ? parsed.split(",").map((word) => word.trim()) : listOf(parsed);
  return words.flatMap((word) => finishReasonOf(textIn(word)?.replaceAll("-", "_")) ?? []);
};

const json = (value: JsonValue): Loose => jsonAttribute(value);

const VALUES: Readonly<Record<string, (value: JsonValue) => Loose>> = {
  ...Object.fromEntries(NUMBERS.map((name) => [name, numberAttribute])),
  [GEN_AI.provider]: (value) => (typeof value === "string" ? providerName(value) : undefined),
  [GEN_AI.outputType]: (value) => (/json/.test(textIn(value) ?? "") ? "json" : value),
  [GEN_AI.finishReasons]: finishReasons,
  [GEN_AI.input]: messages("user"),
  [GEN_AI.output]: messages("assistant"),
  [GEN_AI.system]: json,
  [GEN_AI.tools]: tools,
  [GEN_AI.toolArguments]: json,
  [GEN_AI.toolResult]: json,
};

/**
 * Gives attributes in the conventions' names their values as the conventions have them: tokens as numbers, messages,
 * tools and arguments as JSON rather than as JSON in a text, providers and finish reasons in their words. What cannot be
 * read is left out; other attributes stay.
 */
export const canonicalValues = (attributes: Attributes): Attributes =>
  defined(
    Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [
        name,
        Object.hasOwn(VALUES, name) ? VALUES[name]?.(value) : value,
      ]),
    ),
  ) as Attributes;
