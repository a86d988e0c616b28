import { readForm } from "../bodies/body-form.ts";
import { geminiContent } from "../bodies/gemini-content.ts";
import { arrayEvents } from "../exchange/array-events.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { googlePath } from "../exchange/google-path.ts";
import type { Reader } from "./provider.ts";

const METHODS: ReadonlySet<string | undefined> = new Set(["generateContent", "streamGenerateContent"]);

/** A stream comes as server-sent events or, unless asked for those, as one JSON array. */
const streamed = (exchange: Exchange): Exchange => {
  const body = exchange.interaction.response?.body ?? null;
  return { ...exchange, events: exchange.events.length > 0 ? exchange.events : arrayEvents(body) };
};

/**
 * Gemini's `generateContent` and `streamGenerateContent`, in the Gemini API and on Vertex AI
 * (https://ai.google.dev/api/generate-content).
 */
export const gemini: Reader = {
  api: "gemini.generate_content",
  provider: "gcp.gemini",
  speaks: ({ method, path }) => method === "POST" && METHODS.has(googlePath(path)?.method),
  read: (exchange) => {
    const { model, method } = googlePath(exchange.path) ?? {};
    const isStream = method === "streamGenerateContent";
    return readForm(geminiContent, isStream ? streamed(exchange) : exchange, {
      operation: "generate_content",
      requestModel: model,
      isStream,
      tier: exchange.responseHeader("x-gemini-service-tier"),
    });
  },
};
