/** A variable by which programs are told where an API is. */
export interface BaseUrl {
  readonly variable: string;
  /**
   * The address it stands for where it is not set; `{NAME|OTHER}` is the region that one of these variables names.
   * Absent: there is no such address, so that the variable is only taken over where the user has set it.
   */
  readonly upstream?: string;
  /** The variable stays away where this one is set, because libraries refuse both together. */
  readonly unless?: string;
  /** Requests are signed for their host otherwise, so that while recording this must be set. */
  readonly unsignedWith?: string;
  /** What reads it. */
  readonly readBy: string;
  /** Where that is said. */
  readonly source: string;
}

const github = (path: string): string => `https://github.com/${path}`;

/** The variables that SDKs in any language read their base URL from. */
export const BASE_URLS: readonly BaseUrl[] = [
  {
    variable: "OPENAI_BASE_URL",
    upstream: "https://api.openai.com/v1",
    readBy: "OpenAI's SDKs (Python, Go, Java, Ruby, .NET) and what is built on them",
    source: github("openai/openai-python/blob/main/src/openai/_client.py"),
  },
  {
    variable: "OPENAI_API_BASE",
    upstream: "https://api.openai.com/v1",
    unless: "AZURE_OPENAI_ENDPOINT",
    readBy: "LangChain, LiteLLM, OpenAI's Python SDK before 1.0",
    source: github(
      "langchain-ai/langchain/blob/master/libs/partners/openai/langchain_openai/chat_models/base.py",
    ),
  },
  {
    variable: "AZURE_OPENAI_ENDPOINT",
    readBy: "OpenAI's SDKs for Azure",
    source: github("openai/openai-python/blob/main/src/openai/lib/azure.py"),
  },
  {
    variable: "ANTHROPIC_BASE_URL",
    upstream: "https://api.anthropic.com",
    readBy: "Anthropic's SDKs, Claude Code, LangChain, LiteLLM",
    source: github("anthropics/anthropic-sdk-python/blob/main/src/anthropic/_client.py"),
  },
  {
    variable: "GOOGLE_GEMINI_BASE_URL",
    upstream: "https://generativelanguage.googleapis.com",
    readBy: "Google's Gen AI SDKs (Python, Go, Java)",
    source: github("googleapis/python-genai/blob/main/google/genai/_base_url.py"),
  },
  {
    variable: "GOOGLE_VERTEX_BASE_URL",
    upstream: "https://{GOOGLE_CLOUD_LOCATION}-aiplatform.googleapis.com",
    readBy: "Google's Gen AI SDKs on Vertex AI",
    source: github("googleapis/python-genai/blob/main/google/genai/_base_url.py"),
  },
  {
    variable: "AWS_ENDPOINT_URL_BEDROCK_RUNTIME",
    upstream: "https://bedrock-runtime.{AWS_REGION|AWS_DEFAULT_REGION}.amazonaws.com",
    unsignedWith: "AWS_BEARER_TOKEN_BEDROCK",
    readBy: "AWS SDKs and CLI",
    source: "https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html",
  },
  {
    variable: "OLLAMA_HOST",
    upstream: "http://127.0.0.1:11434",
    readBy: "Ollama's libraries and CLI",
    source: github("ollama/ollama-python/blob/main/ollama/_client.py"),
  },
  {
    variable: "MISTRAL_BASE_URL",
    upstream: "https://api.mistral.ai/v1",
    readBy: "LangChain (Mistral's own SDK reads none)",
    source: github(
      "langchain-ai/langchain/blob/master/libs/partners/mistralai/langchain_mistralai/chat_models.py",
    ),
  },
  {
    variable: "CO_API_URL",
    upstream: "https://api.cohere.com",
    readBy: "Cohere's Python SDK",
    source: github("cohere-ai/cohere-python/blob/main/src/cohere/client.py"),
  },
  {
    variable: "GROQ_BASE_URL",
    upstream: "https://api.groq.com",
    readBy: "Groq's SDKs",
    source: github("groq/groq-python/blob/main/src/groq/_client.py"),
  },
  {
    variable: "TOGETHER_BASE_URL",
    upstream: "https://api.together.xyz/v1",
    readBy: "Together's SDKs",
    source: github("togethercomputer/together-python/blob/main/src/together/client.py"),
  },
  {
    variable: "FIREWORKS_BASE_URL",
    upstream: "https://api.fireworks.ai",
    readBy: "Fireworks' Python SDK",
    source: github("fw-ai-external/python-sdk/blob/main/src/fireworks/_client.py"),
  },
  {
    variable: "PERPLEXITY_BASE_URL",
    upstream: "https://api.perplexity.ai",
    readBy: "Perplexity's SDKs",
    source: github("perplexityai/perplexity-py/blob/main/src/perplexity/_client.py"),
  },
  {
    variable: "DEEPSEEK_API_BASE",
    upstream: "https://api.deepseek.com/v1",
    readBy: "LangChain, LiteLLM",
    source: "https://reference.langchain.com/v0.3/python/_modules/langchain_deepseek/chat_models.html",
  },
  {
    variable: "OPENROUTER_API_BASE",
    upstream: "https://openrouter.ai/api/v1",
    readBy: "LiteLLM",
    source: "https://docs.litellm.ai/docs/providers/openrouter",
  },
  {
    variable: "XAI_API_BASE",
    upstream: "https://api.x.ai/v1",
    readBy: "LiteLLM (xAI's own SDK speaks gRPC)",
    source: github("BerriAI/litellm/blob/main/litellm/llms/xai/chat/transformation.py"),
  },
];
