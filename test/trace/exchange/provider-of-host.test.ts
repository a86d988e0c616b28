import { expect, test } from "vitest";
import { openExchange } from "../../../src/trace/exchange/exchange.ts";
import { providerOfHost } from "../../../src/trace/exchange/provider-of-host.ts";
import { interaction } from "../../session/interaction.ts";

const providerAt = (url: string, headers: readonly (readonly [string, string])[] = []) => {
  const response = { status: 200, statusText: "", headers, body: null };
  return providerOfHost(
    openExchange(interaction({ request: { method: "POST", url, headers: [], body: null }, response })),
  );
};

test.each([
  ["https://api.openai.com/v1/responses", "openai"],
  ["https://eu.api.openai.com/v1/responses", "openai"],
  ["https://mine.openai.azure.com/openai/deployments/d/chat/completions", "azure.ai.openai"],
  ["https://mine.cognitiveservices.azure.com/openai/responses", "azure.ai.openai"],
  ["https://mine.services.ai.azure.com/openai/v1/responses", "azure.ai.openai"],
  ["https://mine.services.ai.azure.com/models/chat/completions", "azure.ai.inference"],
  ["https://bedrock-runtime.us-east-1.amazonaws.com/model/m/converse", "aws.bedrock"],
  ["https://bedrock-agent-runtime.eu-west-1.amazonaws.com/agents", "aws.bedrock"],
  ["https://bedrock-mantle.us-east-1.api.aws/v1/responses", "aws.bedrock"],
  ["https://aws-external-anthropic.us-west-2.api.aws/v1/messages", "anthropic"],
  ["https://generativelanguage.googleapis.com/v1beta/openai/chat/completions", "gcp.gemini"],
  ["https://us-east5-aiplatform.googleapis.com/v1/projects/p", "gcp.vertex_ai"],
  ["https://aiplatform.googleapis.com/v1/projects/p", "gcp.vertex_ai"],
  ["https://us-south.ml.cloud.ibm.com/ml/v1/text/chat", "ibm.watsonx.ai"],
  ["https://api.x.ai/v1/chat/completions", "x_ai"],
  ["https://api.mistral.ai/v1/chat/completions", "mistral_ai"],
  ["https://api.moonshot.ai/v1/chat/completions", "moonshot_ai"],
  ["https://openrouter.ai/api/v1/chat/completions", "openrouter"],
  ["https://api.individual.githubcopilot.com/chat/completions", "github_copilot"],
  ["https://models.inference.ai.azure.com/chat/completions", "github_models"],
  ["https://myorg-account.snowflakecomputing.com/api/v2/cortex/v1/chat/completions", "snowflake"],
  ["https://us.inference.heroku.com/v1/chat/completions", "heroku"],
  ["http://localhost:11434/v1/chat/completions", "ollama"],
  ["http://127.0.0.1:1234/v1/chat/completions", "lm_studio"],
])("%s is %s", (url, provider) => {
  expect(providerAt(url)).toBe(provider);
});

test("a server on one's own machine may tell its name", () => {
  expect(providerAt("http://localhost:8080/v1/chat/completions", [["server", "llama.cpp"]])).toBe(
    "llama_cpp",
  );
});

test.each([
  "http://localhost:8000/v1/chat/completions",
  "https://llm.example.com/v1/chat/completions",
  "https://notapi.openai.com.example.org/v1/chat/completions",
  "https://evilopenai.azure.com/",
  "https://elsewhere.us-east-1.api.aws/v1/messages",
  "no address",
])("%s says nothing", (url) => {
  expect(providerAt(url)).toBeUndefined();
});
