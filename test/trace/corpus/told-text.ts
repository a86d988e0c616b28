import type { CorpusLine } from "../../corpus/corpus.ts";
import { at, documentsOf, textAt } from "./documents.ts";

type Piece = (document: unknown) => string;

const listAt = (document: unknown, path: string): readonly unknown[] => {
  const value = at(document, path);
  return Array.isArray(value) ? value : [];
};

const textsAt = (items: readonly unknown[], path: string): string =>
  items.map((item) => textAt(item, path)).join("");

const isFirst = (choice: unknown): boolean => (at(choice, "index") ?? 0) === 0;

/** The first choice's text; Mistral sends lists of pieces where it thinks, Perplexity the whole besides the delta. */
const openaiChat: Piece = (document) =>
  listAt(document, "choices")
    .filter(isFirst)
    .map(
      (choice) =>
        textAt(choice, "delta.content") +
        textsAt(
          listAt(choice, "delta.content").filter((piece) => at(piece, "type") === "text"),
          "text",
        ),
    )
    .join("");

const completions: Piece = (document) =>
  listAt(document, "choices")
    .filter(isFirst)
    .map((choice) => textAt(choice, "text"))
    .join("");

const responses: Piece = (document) =>
  at(document, "type") === "response.output_text.delta" ? textAt(document, "delta") : "";

const anthropic: Piece = (document) =>
  at(document, "type") === "content_block_delta" && at(document, "delta.type") === "text_delta"
    ? textAt(document, "delta.text")
    : "";

const gemini: Piece = (document) =>
  textsAt(
    listAt(document, "candidates.0.content.parts").filter((part) => at(part, "thought") !== true),
    "text",
  );

const converse: Piece = (document) => textAt(document, "contentBlockDelta.delta.text");

const invoke: Piece = (document) =>
  openaiChat(document) +
  anthropic(document) +
  converse(document) +
  textAt(document, "generation") +
  textAt(document, "completion") +
  textAt(document, "outputs.0.text") +
  textAt(document, "generations.0.text") +
  textAt(document, "outputText") +
  (at(document, "is_finished") === false ? textAt(document, "text") : "");

const cohere: Piece = (document) => {
  if (at(document, "type") === "content-delta") return textAt(document, "delta.message.content.text");
  return at(document, "event_type") === "text-generation" ? textAt(document, "text") : "";
};

const ollama: Piece = (document) => textAt(document, "message.content") + textAt(document, "response");

const READ: readonly (readonly [of: RegExp, piece: Piece])[] = [
  [/^anthropic messages$|^azure messages$|RawPredict/, anthropic],
  [/streamGenerateContent$/, gemini],
  [/bedrock\.converse/, converse],
  [/bedrock\.invoke/, invoke],
  [/^cohere chat$/, cohere],
  [/^ollama (chat|generate)$/, ollama],
  [/ chat\.completions$/, openaiChat],
  [/^anthropic completions$/, (document) => textAt(document, "completion")],
  [/ completions$/, completions],
  [/ responses$/, responses],
];

/** All text that a stream's deltas hold, one after the other; `undefined` where it is no stream of a known kind. */
export const toldText = (line: CorpusLine): string | undefined => {
  if (!line.stream) return undefined;
  const api = `${line.provider} ${line.endpoint}`;
  const piece = READ.find(([of]) => of.test(api))?.[1];
  return piece && documentsOf(line).map(piece).join("");
};
