import { printableLine } from "../../formats/printable.ts";
import type { Call } from "../../trace/call.ts";
import { printCount, printDuration, printTokens } from "../../trace/print-figures.ts";
import { GEN_AI } from "../../trace/semconv.ts";
import type { Span } from "../../trace/span.ts";

const jsonOf = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

const argumentsOf = (given: unknown): string => {
  const text = jsonOf(given);
  return `(${text === "{}" ? "" : text})`;
};

/** What a tool was given and what it gave, as its span tells; `""` where it does not. */
export const toolOf = ({ attributes }: Span): string => {
  const { [GEN_AI.toolArguments]: given, [GEN_AI.toolResult]: result } = attributes;
  return printableLine(
    [given === undefined ? "" : argumentsOf(given), result === undefined ? "" : `→ ${jsonOf(result)}`].join(
      " ",
    ),
  );
};

/** What a call answered, on one line: its text and the tools it asks for, else what it gave otherwise. */
export const answerOf = ({ text, toolCalls, output, embeddings }: Call): string => {
  const asked = toolCalls.map(({ name, arguments: given }) => `→ ${name}${argumentsOf(given)}`);
  const said = text ? [`“${printableLine(text)}”`] : [];
  if (said.length + asked.length > 0) return printableLine([...said, ...asked].join(" "));
  if (embeddings) return `${printCount(embeddings.length, "vector")} of ${embeddings[0]?.length ?? 0}`;
  const parts = output.flatMap((message) => message.parts);
  return printableLine(parts.map((part) => ("modality" in part ? part.modality : part.type)).join(", "));
};

/** What failed in a call, on one line; `undefined` where nothing did. */
export const errorOf = ({ error, status }: Call): string | undefined => {
  if (!error) return undefined;
  const head = [status, error.type].filter((part) => part !== undefined).join(" ");
  return printableLine(error.message === "" ? head : `${head}: ${error.message}`);
};

/** What stands below a call: who answered, its first token, parts of its tokens, its attempt and why it ended. */
export const factsOf = (call: Call): readonly string[] => {
  const { provider, responseModel, requestModel, usage, timing, attempt, finishReasons, isStream, tier } =
    call;
  const first = isStream ? (timing.firstToken ?? timing.firstChunk) : undefined;
  const model = requestModel && responseModel?.startsWith(requestModel) ? undefined : responseModel;
  const tokens = (count: number | undefined, word: string) =>
    count ? `${printTokens(count)} ${word}` : undefined;
  return [
    provider,
    model,
    tier === "default" || tier === "standard" ? undefined : tier,
    first === undefined ? undefined : `first token ${printDuration(first)}`,
    tokens(usage.cacheRead, "cached"),
    tokens(usage.cacheWrite, "cache written"),
    tokens(usage.reasoning, "reasoning"),
    attempt > 1 ? `attempt ${attempt}` : undefined,
    call.interaction?.unfinished ? "unfinished" : undefined,
    ...finishReasons.slice(0, 1),
  ].flatMap((fact) => (fact === undefined ? [] : printableLine(fact)));
};
