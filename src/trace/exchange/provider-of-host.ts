import type { Exchange } from "./exchange.ts";

/**
 * Providers by host, or by the end of one that begins with a dot. Names are those of the GenAI conventions where they
 * have one (https://github.com/open-telemetry/semantic-conventions-genai, gen_ai.provider.name), else what the provider
 * calls itself, in lower case.
 */
const HOSTS: Readonly<Record<string, string>> = {
  "api.openai.com": "openai",
  ".api.openai.com": "openai",
  "chatgpt.com": "openai",
  "api.anthropic.com": "anthropic",
  ".openai.azure.com": "azure.ai.openai",
  ".cognitiveservices.azure.com": "azure.ai.openai",
  ".azure-api.net": "azure.ai.openai",
  ".services.ai.azure.com": "azure.ai.inference",
  ".models.ai.azure.com": "azure.ai.inference",
  ".inference.ml.azure.com": "azure.ai.inference",
  "generativelanguage.googleapis.com": "gcp.gemini",
  "aiplatform.googleapis.com": "gcp.vertex_ai",
  ".aiplatform.googleapis.com": "gcp.vertex_ai",
  "api.cohere.com": "cohere",
  "api.cohere.ai": "cohere",
  "api.deepseek.com": "deepseek",
  "api.groq.com": "groq",
  ".ml.cloud.ibm.com": "ibm.watsonx.ai",
  "api.mistral.ai": "mistral_ai",
  "codestral.mistral.ai": "mistral_ai",
  "api.moonshot.ai": "moonshot_ai",
  "api.moonshot.cn": "moonshot_ai",
  "api.perplexity.ai": "perplexity",
  "api.x.ai": "x_ai",
  ".api.x.ai": "x_ai",
  "openrouter.ai": "openrouter",
  "api.together.xyz": "together",
  "api.together.ai": "together",
  "api.fireworks.ai": "fireworks",
  "api.cerebras.ai": "cerebras",
  "api.z.ai": "zai",
  "open.bigmodel.cn": "zai",
  "models.github.ai": "github_models",
  "models.inference.ai.azure.com": "github_models",
  "api.githubcopilot.com": "github_copilot",
  ".githubcopilot.com": "github_copilot",
  "ai-gateway.vercel.sh": "vercel_ai_gateway",
  "gateway.ai.cloudflare.com": "cloudflare",
  "api.cloudflare.com": "cloudflare",
  "router.huggingface.co": "huggingface",
  "api-inference.huggingface.co": "huggingface",
  ".endpoints.huggingface.cloud": "huggingface",
  "integrate.api.nvidia.com": "nvidia",
  ".nvcf.nvidia.com": "nvidia",
  "api.venice.ai": "venice",
  "api.doubleword.ai": "doubleword",
  "api.sambanova.ai": "sambanova",
  ".inference.heroku.com": "heroku",
  ".snowflakecomputing.com": "snowflake",
  ".cloud.databricks.com": "databricks",
  ".azuredatabricks.net": "databricks",
  ".gcp.databricks.com": "databricks",
  "ollama.com": "ollama",
  "api.deepinfra.com": "deepinfra",
  "api.hyperbolic.xyz": "hyperbolic",
  "api.novita.ai": "novita",
  "api.studio.nebius.com": "nebius",
  "api.tokenfactory.nebius.com": "nebius",
  "api.inference.crusoecloud.com": "crusoe",
  "api.avian.io": "avian",
  "api.writer.com": "writer",
  "api.ai21.com": "ai21",
  "api.voyageai.com": "voyageai",
  "api.jina.ai": "jina",
  "api.replicate.com": "replicate",
  ".replicate.net": "replicate",
  "inference.baseten.co": "baseten",
  ".api.baseten.co": "baseten",
  "api.friendli.ai": "friendli",
  "api.lambda.ai": "lambda",
  "api.scaleway.ai": "scaleway",
  ".endpoints.kepler.ai.cloud.ovh.net": "ovhcloud",
  "api.inceptionlabs.ai": "inception",
  "api.upstage.ai": "upstage",
  "api.minimax.io": "minimax",
  "api.minimaxi.com": "minimax",
  "api.stepfun.com": "stepfun",
  "api.siliconflow.com": "siliconflow",
  "api.siliconflow.cn": "siliconflow",
  "dashscope.aliyuncs.com": "alibaba",
  "dashscope-intl.aliyuncs.com": "alibaba",
  "dashscope-us.aliyuncs.com": "alibaba",
  ".volces.com": "volcengine",
  "qianfan.baidubce.com": "baidu",
  "api.hunyuan.cloud.tencent.com": "tencent",
  "api.lmnt.com": "lmnt",
  "api.elevenlabs.io": "elevenlabs",
  "api.portkey.ai": "portkey",
  "gateway.pydantic.dev": "pydantic_gateway",
  "api.poe.com": "poe",
  "llm.chutes.ai": "chutes",
  "api.featherless.ai": "featherless",
  "api.parasail.io": "parasail",
  "api.inference.net": "inference_net",
};

/** Providers whose region stands inside the host. */
const PATTERNS: readonly (readonly [host: RegExp, provider: string])[] = [
  [/^bedrock[\w-]*\.[\w-]+\.(amazonaws\.com(\.cn)?|api\.aws)$/, "aws.bedrock"],
  [/^aws-external-anthropic\.[\w-]+\.api\.aws$/, "anthropic"],
  [/^[\w-]+-aiplatform\.googleapis\.com$/, "gcp.vertex_ai"],
];

/** One host of Azure serves its models under the APIs of several. */
const AZURE_OPENAI = /^\/openai\//;

/** What runs on a port of one's own machine unless it is told otherwise. */
const PORTS: Readonly<Record<string, string>> = { "11434": "ollama", "1234": "lm_studio" };

const BY_HOST = new Map(Object.entries(HOSTS));
const BY_PORT = new Map(Object.entries(PORTS));
const LOCAL = /^(localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1\]|host\.docker\.internal)$/;

/** Looks up the host, then what is left of it from each dot on. */
const namedProvider = (host: string): string | undefined => {
  let provider = BY_HOST.get(host);
  for (let dot = host.indexOf("."); dot >= 0 && provider === undefined; dot = host.indexOf(".", dot + 1))
    provider = BY_HOST.get(host.slice(dot));
  return provider;
};

/** A server on one's own machine tells its name in a header (llama.cpp), or by its port. */
const localProvider = ({ interaction, responseHeader }: Exchange): string | undefined => {
  if (/^llama\.cpp/i.test(responseHeader("server") ?? "")) return "llama_cpp";
  return BY_PORT.get(URL.parse(interaction.request.url)?.port ?? "");
};

/**
 * Tells who is asked by the address of an exchange (`gen_ai.provider.name`); `undefined` where it says nothing, as that
 * of a gateway or server of one's own.
 */
export const providerOfHost = (exchange: Exchange): string | undefined => {
  const { host, path } = exchange;
  if (LOCAL.test(host)) return localProvider(exchange);
  const provider = namedProvider(host) ?? PATTERNS.find(([hosts]) => hosts.test(host))?.[1];
  return provider === "azure.ai.inference" && AZURE_OPENAI.test(path) ? "azure.ai.openai" : provider;
};
