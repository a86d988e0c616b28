import { contentParts } from "../bodies/content-parts.ts";
import { textParts } from "../bodies/text-parts.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { readError } from "../exchange/read-error.ts";
import type { OutputMessage } from "../message.ts";
import {
  defined,
  listOf,
  numberIn,
  objectOf,
  textIn,
  without,
  type JsonObject,
} from "../values/json-access.ts";
import type { Reader, Reading } from "./provider.ts";

const NAMED = new Set(["model", "document"]);
const ANNOTATES = ["document_annotation_format", "bbox_annotation_format"];

const outputOf = ({ pages, document_annotation }: JsonObject): OutputMessage[] => {
  const parts = [
    ...listOf(pages).flatMap((page) => textParts(objectOf(page).markdown)),
    ...textParts(document_annotation),
  ];
  return Array.isArray(pages) ? [{ role: "assistant", parts, finishReason: "stop" }] : [];
};

/** Pages that are annotated cost more than those that are only read. */
const pagesIn = (request: JsonObject, { usage_info }: JsonObject): Record<string, number> | undefined => {
  const pages = numberIn(objectOf(usage_info).pages_processed);
  const isAnnotated = ANNOTATES.some((name) => (request[name] ?? null) !== null);
  return pages === undefined ? undefined : { [isAnnotated ? "annotated_pages" : "pages_processed"]: pages };
};

const read = (exchange: Exchange): Reading => {
  const request = objectOf(exchange.request);
  const answer = objectOf(exchange.response);
  return {
    operation: "generate_content",
    requestModel: textIn(request.model),
    responseModel: textIn(answer.model),
    parameters: without(request, NAMED),
    input: [{ role: "user", parts: contentParts([request.document ?? null]) }],
    output: outputOf(answer),
    usage: defined({ requests: pagesIn(request, answer) }),
    error: readError(exchange),
  };
};

/** Mistral's reading of documents (https://docs.mistral.ai/api/endpoint/ocr). */
export const mistralOcr: Reader = {
  api: "mistral.ocr",
  provider: "mistral_ai",
  speaks: ({ method, path, request }) =>
    method === "POST" && path.endsWith("/v1/ocr") && objectOf(request).document !== undefined,
  read,
};
