/** What tracing libraries call providers, in lower case, and the conventions' name (`gen_ai.provider.name`). */
const NAMES = new Map(
  Object.entries({
    "amazon-bedrock": "aws.bedrock",
    aws: "aws.bedrock",
    aws_bedrock: "aws.bedrock",
    bedrock: "aws.bedrock",
    azure: "azure.ai.openai",
    "azure-openai": "azure.ai.openai",
    azure_openai: "azure.ai.openai",
    "az.ai.inference": "azure.ai.inference",
    "az.ai.openai": "azure.ai.openai",
    gemini: "gcp.gemini",
    google: "gcp.gemini",
    "google.generative-ai": "gcp.gemini",
    "google.vertex": "gcp.vertex_ai",
    vertex_ai: "gcp.vertex_ai",
    vertexai: "gcp.vertex_ai",
    mistral: "mistral_ai",
    mistralai: "mistral_ai",
    moonshotai: "moonshot_ai",
    watsonx: "ibm.watsonx.ai",
    xai: "x_ai",
  }),
);

/** The Vercel AI SDK names the API after the provider: `openai.responses`, `google.vertex.chat`. */
const API = /\.(?:chat|responses|completions?|messages|embeddings?|image|speech|transcription|rerank\w*)$/;

/** Says a provider's name in the conventions' words; one that they do not know stays, in lower case. */
export const providerName = (name: string): string => {
  const word = name.toLowerCase().replace(API, "");
  return NAMES.get(word) ?? word;
};
