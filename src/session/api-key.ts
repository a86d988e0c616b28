import { failure, type LlmReplayError } from "../errors.ts";

/** How a provider takes its key: in one of these headers or query parameters, usually from this variable. */
interface KeyRule {
  readonly headers: readonly string[];
  readonly query?: string;
  readonly variable: string;
}

const bearer = (variable: string): KeyRule => ({ headers: ["authorization"], variable });

const RULES: Readonly<Record<string, KeyRule>> = {
  "api.openai.com": bearer("OPENAI_API_KEY"),
  "api.anthropic.com": { headers: ["x-api-key", "authorization"], variable: "ANTHROPIC_API_KEY" },
  "generativelanguage.googleapis.com": {
    headers: ["x-goog-api-key", "authorization"],
    query: "key",
    variable: "GEMINI_API_KEY",
  },
  "api.mistral.ai": bearer("MISTRAL_API_KEY"),
  "api.cohere.com": bearer("CO_API_KEY"),
  "api.groq.com": bearer("GROQ_API_KEY"),
  "api.deepseek.com": bearer("DEEPSEEK_API_KEY"),
  "api.x.ai": bearer("XAI_API_KEY"),
  "api.together.xyz": bearer("TOGETHER_API_KEY"),
  "api.fireworks.ai": bearer("FIREWORKS_API_KEY"),
  "api.perplexity.ai": bearer("PERPLEXITY_API_KEY"),
};

/** What templates print for a key that is not there. */
const EMPTY = /^(?:bearer)?\s*(?:undefined|null|false|\$\{?\w+\}?)?$/i;

/** Builds the error of a request that a known provider can only refuse, because it carries no key; else `undefined`. */
export const missingKey = (request: Request): LlmReplayError | undefined => {
  const url = new URL(request.url);
  const rule = RULES[url.hostname];
  if (!rule || (rule.query && url.searchParams.get(rule.query))) return undefined;
  const given = rule.headers.some((name) => !EMPTY.test(request.headers.get(name) ?? ""));
  if (given) return undefined;
  const [header = ""] = rule.headers;
  return failure("apiKeyMissing", `${request.method} ${url.origin}${url.pathname}`, header, rule.variable);
};
