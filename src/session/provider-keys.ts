/** How a provider takes its key: in one of these headers or a query parameter, usually from one of these variables. */
export interface KeyRule {
  /** The first is where a key goes; the others are taken too. */
  readonly headers: readonly [string, ...string[]];
  readonly query?: string;
  /** Those that its SDKs read, the usual one first. */
  readonly variables: readonly [string, ...string[]];
  /** Some of what it offers needs no key. */
  readonly isPartlyOpen?: true;
}

const bearer = (...variables: readonly [string, ...string[]]): KeyRule => ({
  headers: ["authorization"],
  variables,
});

const open = (rule: KeyRule): KeyRule => ({ ...rule, isPartlyOpen: true });

/** The rule of Azure OpenAI, each of whose customers has a host of his own. */
export const AZURE_KEY: KeyRule = {
  headers: ["api-key", "authorization"],
  variables: ["AZURE_OPENAI_API_KEY", "AZURE_API_KEY"],
};

/** The rules by host. A host stands here only where nobody but its provider can answer under it. */
export const KEY_RULES: Readonly<Record<string, KeyRule>> = {
  "api.openai.com": bearer("OPENAI_API_KEY"),
  "api.anthropic.com": { headers: ["x-api-key", "authorization"], variables: ["ANTHROPIC_API_KEY"] },
  "generativelanguage.googleapis.com": {
    headers: ["x-goog-api-key", "authorization"],
    query: "key",
    variables: ["GEMINI_API_KEY", "GOOGLE_API_KEY", "GOOGLE_GENERATIVE_AI_API_KEY"],
  },
  "api.mistral.ai": bearer("MISTRAL_API_KEY"),
  "codestral.mistral.ai": open(bearer("CODESTRAL_API_KEY", "MISTRAL_API_KEY")),
  "api.cohere.com": bearer("CO_API_KEY", "COHERE_API_KEY"),
  "api.cohere.ai": open(bearer("CO_API_KEY", "COHERE_API_KEY")),
  "api.groq.com": bearer("GROQ_API_KEY"),
  "api.deepseek.com": bearer("DEEPSEEK_API_KEY"),
  "api.x.ai": bearer("XAI_API_KEY"),
  "api.together.xyz": bearer("TOGETHER_API_KEY", "TOGETHER_AI_API_KEY"),
  "api.together.ai": open(bearer("TOGETHER_API_KEY", "TOGETHER_AI_API_KEY")),
  "api.fireworks.ai": bearer("FIREWORKS_API_KEY"),
  "api.perplexity.ai": bearer("PERPLEXITY_API_KEY"),
  "openrouter.ai": open(bearer("OPENROUTER_API_KEY")),
  "api.cerebras.ai": open(bearer("CEREBRAS_API_KEY")),
  "api.voyageai.com": open(bearer("VOYAGE_API_KEY")),
  "api.jina.ai": open(bearer("JINA_API_KEY")),
  "router.huggingface.co": open(bearer("HF_TOKEN")),
  "models.github.ai": open(bearer("GITHUB_TOKEN")),
  "ollama.com": open(bearer("OLLAMA_API_KEY")),
};

/** Writes a key as the header that a provider takes it in. */
export const keyHeader = (
  { headers: [name] }: KeyRule,
  key: string,
): readonly [name: string, value: string] => [name, name === "authorization" ? `Bearer ${key}` : key];
