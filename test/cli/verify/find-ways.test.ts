import { expect, test } from "vitest";
import type { Header } from "../../../src/cassette/cassette.ts";
import { findWays, type Trusted } from "../../../src/cli/verify/find-ways.ts";

const wayOf = (url: string, trusted: Partial<Trusted> = {}, provider?: string) =>
  findWays({ env: {}, headers: [], hosts: [], ...trusted })(
    { method: "POST", url, headers: [], body: null },
    provider,
  );

test.each([
  ["https://api.openai.com/v1/responses", "OPENAI_API_KEY", ["authorization", "Bearer k"]],
  ["https://api.anthropic.com/v1/messages", "ANTHROPIC_API_KEY", ["x-api-key", "k"]],
  ["https://generativelanguage.googleapis.com/v1beta/m", "GOOGLE_API_KEY", ["x-goog-api-key", "k"]],
  ["https://api.mistral.ai/v1/chat/completions", "MISTRAL_API_KEY", ["authorization", "Bearer k"]],
  ["https://api.cohere.com/v2/chat", "COHERE_API_KEY", ["authorization", "Bearer k"]],
  ["https://api.groq.com/openai/v1/chat/completions", "GROQ_API_KEY", ["authorization", "Bearer k"]],
  ["https://openrouter.ai/api/v1/chat/completions", "OPENROUTER_API_KEY", ["authorization", "Bearer k"]],
  ["https://api.deepseek.com/chat/completions", "DEEPSEEK_API_KEY", ["authorization", "Bearer k"]],
  ["https://api.x.ai/v1/chat/completions", "XAI_API_KEY", ["authorization", "Bearer k"]],
  ["https://api.together.xyz/v1/chat/completions", "TOGETHER_API_KEY", ["authorization", "Bearer k"]],
  ["https://api.perplexity.ai/chat/completions", "PERPLEXITY_API_KEY", ["authorization", "Bearer k"]],
  [
    "https://bedrock-runtime.eu-west-1.amazonaws.com/model/m/converse",
    "AWS_BEARER_TOKEN_BEDROCK",
    ["authorization", "Bearer k"],
  ],
])("%s is asked with %s", (url, variable, header) => {
  expect(wayOf(url, { env: { [variable]: "k" } })).toMatchObject({ url, headers: [header] });
  expect(wayOf(url)).toHaveProperty("reason");
});

test("a key in the address gives way to the header", () => {
  const way = wayOf("https://generativelanguage.googleapis.com/v1beta/m?alt=sse&key=redacted", {
    env: { GEMINI_API_KEY: "k" },
  });
  expect(way).toMatchObject({ url: "https://generativelanguage.googleapis.com/v1beta/m?alt=sse" });
});

test("an address with another masked credential is not asked", () => {
  const way = wayOf("https://api.openai.com/v1/files?sig=redacted", { env: { OPENAI_API_KEY: "k" } });
  expect(way).toEqual({ reason: "its address holds a credential, sig, which was not recorded" });
});

const OPENAI = { OPENAI_API_KEY: "k" };

test.each([
  "https://api.openai.com.evil.example/v1/responses",
  "https://evil.example/api.openai.com/v1/responses",
  "https://api.openai.com:8443/v1/responses",
  "http://api.openai.com/v1/responses",
  "https://user@evil.example/v1/responses",
  "http://169.254.169.254/latest/meta-data",
  "http://127.0.0.1:9200/_search",
])("%s gets neither a request nor a key", (url) => {
  expect(wayOf(url, { env: OPENAI }, "openai")).toHaveProperty("reason");
});

test("Azure's key goes to the user's own resource alone", () => {
  const env = { AZURE_OPENAI_API_KEY: "k", AZURE_OPENAI_ENDPOINT: "https://mine.openai.azure.com/" };
  const path = "openai/deployments/d/chat/completions?api-version=1";
  expect(wayOf(`https://mine.openai.azure.com/${path}`, { env })).toMatchObject({
    headers: [["api-key", "k"]],
  });
  expect(wayOf(`https://theirs.openai.azure.com/${path}`, { env }, "azure.ai.openai")).toEqual({
    reason: expect.stringContaining("set AZURE_OPENAI_ENDPOINT"),
  });
});

test("a base URL leads to a gateway, from its API's own address and from its own", () => {
  const env = { ...OPENAI, OPENAI_BASE_URL: "https://gateway.example/openai/v1/" };
  const way = {
    url: "https://gateway.example/openai/v1/responses",
    headers: [["authorization", "Bearer k"]],
  };
  expect(wayOf("https://api.openai.com/v1/responses", { env })).toMatchObject(way);
  expect(wayOf("https://gateway.example/openai/v1/responses", { env })).toMatchObject(way);
  expect(wayOf("https://gateway.example/other/v1/responses", { env })).toHaveProperty("reason");
  expect(wayOf("https://gateway.example/openai/v1beta/responses", { env })).toHaveProperty("reason");
});

test("a server on one's own machine needs no key where its port tells what it is", () => {
  expect(wayOf("http://127.0.0.1:11434/api/chat", {}, "ollama")).toMatchObject({ headers: [] });
});

test("a header of the user's comes in the place of a key, and with it to any host that is named", () => {
  const headers: readonly Header[] = [["authorization", "Bearer mine"]];
  expect(wayOf("https://api.openai.com/v1/responses", { headers, env: OPENAI })).toMatchObject({ headers });
  const hosts = ["llm.example:8443"];
  expect(wayOf("https://llm.example:8443/v1", { headers, hosts, env: OPENAI })).toMatchObject({ headers });
  expect(wayOf("https://llm.example/v1", { headers, hosts, env: OPENAI })).toHaveProperty("reason");
});

test("requests that are signed are told by the name of their signature", () => {
  expect(wayOf("https://bedrock-runtime.eu-west-1.amazonaws.com/model/m/converse")).toEqual({
    reason: expect.stringMatching(/SigV4.*AWS_BEARER_TOKEN_BEDROCK/),
  });
});
