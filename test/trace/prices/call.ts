import type { Priced } from "../../../src/trace/price.ts";

const URLS: Readonly<Record<string, string>> = {
  openai: "https://api.openai.com/v1/chat/completions",
  anthropic: "https://api.anthropic.com/v1/messages",
  "gcp.gemini": "https://generativelanguage.googleapis.com/v1beta/models/m:generateContent",
  "gcp.vertex_ai": "https://aiplatform.googleapis.com/v1/projects/p/locations/global/publishers/x/models/m",
  "aws.bedrock": "https://bedrock-runtime.us-east-1.amazonaws.com/model/m/converse",
  "azure.ai.openai": "https://mine.openai.azure.com/openai/deployments/m/chat/completions",
  groq: "https://api.groq.com/openai/v1/chat/completions",
  mistral_ai: "https://api.mistral.ai/v1/chat/completions",
  cohere: "https://api.cohere.com/v2/chat",
  deepseek: "https://api.deepseek.com/chat/completions",
  zai: "https://api.z.ai/api/paas/v4/chat/completions",
  x_ai: "https://api.x.ai/v1/chat/completions",
  openrouter: "https://openrouter.ai/api/v1/chat/completions",
  ollama: "http://127.0.0.1:11434/api/chat",
};

/** What a call was priced with; `at` is its day, `url` follows from the provider where it is not given. */
export interface Given extends Partial<Omit<Priced, "recordedAt">> {
  readonly at?: string;
}

/** A call of a model: of OpenAI where no provider is given, in November 2026 where no day is. */
export const call = ({ at = "2026-11-02T12:00:00.000Z", ...given }: Given): Priced => {
  const { provider = "openai" } = given;
  const url = given.url ?? URLS[provider] ?? "https://llm.example.com/v1/chat/completions";
  return {
    kind: "model",
    provider,
    operation: "chat",
    parameters: {},
    usage: {},
    url,
    recordedAt: at,
    ...given,
  };
};
