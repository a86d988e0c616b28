import type { ImportFile } from "./importer.ts";

/** Where providers are reached, by what files and folders are called after them. */
const BY_NAME: Readonly<Record<string, string>> = {
  openai: "https://api.openai.com",
  anthropic: "https://api.anthropic.com",
  claude: "https://api.anthropic.com",
  gemini: "https://generativelanguage.googleapis.com",
  google: "https://generativelanguage.googleapis.com",
  bedrock: "https://bedrock-runtime.us-east-1.amazonaws.com",
  groq: "https://api.groq.com",
  xai: "https://api.x.ai",
  grok: "https://api.x.ai",
  mistral: "https://api.mistral.ai",
  cohere: "https://api.cohere.com",
  deepseek: "https://api.deepseek.com",
  openrouter: "https://openrouter.ai",
  perplexity: "https://api.perplexity.ai",
  together: "https://api.together.xyz",
  fireworks: "https://api.fireworks.ai",
  cerebras: "https://api.cerebras.ai",
  doubleword: "https://api.doubleword.ai",
  venice: "https://api.venice.ai",
  copilot: "https://api.githubcopilot.com",
  chatgpt: "https://chatgpt.com",
  ollama: "http://localhost:11434",
  llamacpp: "http://localhost:8080",
  mistralrs: "http://localhost:1234",
};

/** Paths that only one provider serves, or that others took over from it. */
const BY_PATH: readonly (readonly [path: RegExp, name: string])[] = [
  [/^\/v1\/(?:messages|complete)\b/, "anthropic"],
  [/^\/v1(?:alpha|beta)\d?\//, "gemini"],
  [/^\/model\/[^/]+\/(?:invoke|converse)/, "bedrock"],
  [/^\/openai\/v1\//, "groq"],
  [/^\/api\/v1\/chat\/completions\b/, "openrouter"],
  [/^\/api\/(?:chat|generate|embed|embeddings|tags|show)\b/, "ollama"],
  [/^\/v2\/(?:chat|embed|rerank)\b/, "cohere"],
  [/^\/v1\//, "openai"],
];

/** Stands where nothing tells the host (RFC 2606 §2 keeps it free). */
export const UNKNOWN_ORIGIN = "https://unknown-host.invalid";

/**
 * Tells where a request most likely went whose recorder kept its path alone: by the provider that the file or the
 * innermost folder of its path is called after, else by the path of the request; else {@link UNKNOWN_ORIGIN}. What the
 * user says comes before. Clients of OpenAI count `/v1` to the address, so that their servers may not see it.
 */
export const likelyOrigin = (file: ImportFile, path: string): string => {
  if (file.origin !== undefined) return file.origin.replace(/(?<!\/)\/+$/, "");
  const words = file.path.toLowerCase().split(/[^a-z0-9]+/);
  const named = words.findLast((word) => Object.hasOwn(BY_NAME, word));
  const name = named ?? BY_PATH.find(([pattern]) => pattern.test(path))?.[1];
  const origin = (name === undefined ? undefined : BY_NAME[name]) ?? UNKNOWN_ORIGIN;
  return name === "openai" && !path.startsWith("/v1/") ? `${origin}/v1` : origin;
};
