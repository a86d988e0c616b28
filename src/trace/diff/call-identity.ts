import { jsonOf, textOf } from "../../cassette/body.ts";
import { canonicalJson, type JsonValue } from "../../formats/json.ts";
import type { Call, Operation } from "../call.ts";
import { defined } from "../values/json-access.ts";
import type { Message, Part } from "../message.ts";

/** Ids of tool calls are made up anew in each run. */
const withoutId = (part: Part): JsonValue => defined({ ...part, id: undefined });

const meant = (messages: readonly Message[]): JsonValue =>
  messages.map(({ role, name, parts }) => defined({ role, name, parts: parts.map(withoutId) }));

const bodyOf = ({ interaction }: Call): JsonValue => {
  const body = interaction?.request.body ?? null;
  return jsonOf(body) ?? textOf(body) ?? "";
};

/**
 * A text that two calls share when they ask the same of the same model, whatever ids and answers they hold; a try that
 * failed is not the one that did not.
 */
export const identityOf = (call: Call): string => {
  const { kind, method, url, operation, provider, requestModel, parameters, input, tools } = call;
  if (kind === "other") return canonicalJson([method, url, bodyOf(call)]);
  const asked = defined({ operation, provider, requestModel, parameters, input: meant(input), tools });
  return canonicalJson([call.error !== undefined, asked as JsonValue]);
};

const WORD = /[\p{L}\p{N}]+/gu;

const wordsOf = (messages: readonly Message[]): Set<string> => {
  const texts = messages.flatMap(({ parts }) =>
    parts.map((part) => ("content" in part ? part.content : canonicalJson(withoutId(part)))),
  );
  return new Set(texts.join(" ").toLowerCase().match(WORD));
};

/** What of a call tells how near another is to it. */
export interface Likeness {
  readonly group: string;
  readonly model: string | undefined;
  readonly size: number;
  readonly system: ReadonlySet<string>;
  /** The words of the last message: what is asked now. */
  readonly asked: ReadonlySet<string>;
  readonly answered: ReadonlySet<string>;
}

/** Operations that another provider calls otherwise. */
const CONVERSATIONS: ReadonlySet<Operation | undefined> = new Set<Operation>([
  "chat",
  "generate_content",
  "text_completion",
]);

/** Takes out of a call what {@link likeness} compares. */
export const likenessOf = (call: Call): Likeness => {
  const { operation, input, output, method, url, model } = call;
  const path = URL.parse(url)?.pathname ?? url;
  return {
    group: CONVERSATIONS.has(operation) ? "conversation" : (operation ?? `${method} ${path}`),
    model,
    size: input.length,
    system: wordsOf(input.filter(({ role }) => role === "system")),
    asked: wordsOf(input.slice(-1)),
    answered: wordsOf(output),
  };
};

const overlap = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  if (a.size === 0 && b.size === 0) return 1;
  const shared = a.intersection(b).size;
  return shared / (a.size + b.size - shared);
};

/** Tells how near two calls are to being the same one, from 0 to 1; 0 where they do different things. */
export const likeness = (a: Likeness, b: Likeness): number => {
  if (a.group !== b.group) return 0;
  const size = a.size === b.size ? 1 : Math.min(a.size, b.size) / Math.max(a.size, b.size);
  return (
    0.45 * overlap(a.asked, b.asked) +
    0.15 * overlap(a.answered, b.answered) +
    0.15 * overlap(a.system, b.system) +
    0.15 * size +
    0.1 * Number(a.model === b.model)
  );
};
