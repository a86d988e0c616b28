import { readForm } from "../bodies/body-form.ts";
import { geminiInteraction } from "../bodies/gemini-interaction.ts";
import type { Reader } from "./provider.ts";

/** Gemini's Interactions (https://ai.google.dev/api/interactions-api). */
export const geminiInteractions: Reader = {
  api: "gemini.interactions",
  provider: "gcp.gemini",
  speaks: ({ method, path }) => method === "POST" && /\/v\d\w*\/(?:.{1,500}\/)?interactions$/.test(path),
  read: (exchange) => readForm(geminiInteraction, exchange, { operation: "generate_content" }),
};
