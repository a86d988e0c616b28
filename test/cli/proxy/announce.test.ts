import { expect, test } from "vitest";
import { announcements } from "../../../src/cli/proxy/announce.ts";
import { BASE_URLS } from "../../../src/cli/proxy/base-urls.ts";
import { splitOrigin } from "../../../src/wire/server/origin-segment.ts";

const proxy = "http://127.0.0.1:4321/token";
const gate = "http://llm-replay:token@127.0.0.1:4321";
const announced = (env: Record<string, string> = {}, isLive = true) =>
  announcements({ address: proxy, gate, env, isLive });

test("each variable names its upstream after the proxy's address, and nothing of the user's is lost", () => {
  expect(announced()).toMatchObject({
    OPENAI_BASE_URL: { ours: `${proxy}/api.openai.com/v1` },
    ANTHROPIC_BASE_URL: { ours: `${proxy}/api.anthropic.com` },
    OLLAMA_HOST: { ours: `${proxy}/http:127.0.0.1:11434` },
  });
});

test("what is announced leads back to the address that it stands for", () => {
  const fixed = BASE_URLS.flatMap(({ variable, upstream }) =>
    upstream === undefined || upstream.includes("{") ? [] : [{ variable, upstream }],
  );
  expect(fixed.length).toBeGreaterThan(10);
  for (const { variable, upstream } of fixed) {
    const found = splitOrigin(announced()[variable]?.ours.slice(proxy.length) ?? "");
    expect(`${found?.origin}${found?.rest}`).toBe(upstream);
  }
});

test("the user's own gateway is what is asked, and is remembered", () => {
  const own = "http://gateway.example:8443/openai/v1/";
  expect(announced({ OPENAI_BASE_URL: own })["OPENAI_BASE_URL"]).toEqual({
    ours: `${proxy}/http:gateway.example:8443/openai/v1`,
    own,
  });
});

test("a second variable for the same API does not lead past the user's gateway", () => {
  const all = announced({ OPENAI_BASE_URL: "https://gateway.example/v1" });
  expect(all).not.toHaveProperty("OPENAI_API_BASE");
  const both = announced({
    OPENAI_BASE_URL: "https://a.example/v1",
    OPENAI_API_BASE: "https://b.example/v1",
  });
  expect(both["OPENAI_API_BASE"]?.ours).toBe(`${proxy}/b.example/v1`);
});

test("a model served locally may be named without scheme and port, as its libraries allow", () => {
  for (const [own, segment] of [
    ["10.0.0.7", "http:10.0.0.7:11434"],
    ["box:99", "http:box:99"],
    ["0.0.0.0", "http:127.0.0.1:11434"],
    ["https://ollama.example/base", "ollama.example/base"],
  ] as const)
    expect(announced({ OLLAMA_HOST: own })["OLLAMA_HOST"]?.ours).toBe(`${proxy}/${segment}`);
});

test("a value that is no address, or holds what a path cannot carry, is left alone", () => {
  for (const own of [
    "gateway",
    "ftp://x",
    "https://user:pass@gateway.example",
    "https://gateway.example/v1?key=1",
  ])
    expect(announced({ OPENAI_BASE_URL: own })).not.toHaveProperty("OPENAI_BASE_URL");
});

test("regional APIs are announced where the region is known, and is one", () => {
  expect(announced()).not.toHaveProperty("GOOGLE_VERTEX_BASE_URL");
  for (const odd of ["global", "x.evil.example/", "us"])
    expect(announced({ GOOGLE_CLOUD_LOCATION: odd })).not.toHaveProperty("GOOGLE_VERTEX_BASE_URL");
  expect(announced({ GOOGLE_CLOUD_LOCATION: "europe-west4" })["GOOGLE_VERTEX_BASE_URL"]?.ours).toBe(
    `${proxy}/europe-west4-aiplatform.googleapis.com`,
  );
  expect(
    announced({ AWS_DEFAULT_REGION: "us-east-1" }, false)["AWS_ENDPOINT_URL_BEDROCK_RUNTIME"]?.ours,
  ).toBe(`${proxy}/bedrock-runtime.us-east-1.amazonaws.com`);
});

test("Bedrock is recorded where requests are not signed for their host, and replayed in any case", () => {
  const env = { AWS_REGION: "us-east-1" };
  expect(announced(env)).not.toHaveProperty("AWS_ENDPOINT_URL_BEDROCK_RUNTIME");
  expect(announced({ ...env, AWS_BEARER_TOKEN_BEDROCK: "key" })).toHaveProperty(
    "AWS_ENDPOINT_URL_BEDROCK_RUNTIME",
  );
  expect(announced(env, false)).toHaveProperty("AWS_ENDPOINT_URL_BEDROCK_RUNTIME");
});

test("a resource of Azure is taken over, and nothing is set that libraries refuse beside it", () => {
  const all = announced({ AZURE_OPENAI_ENDPOINT: "https://mine.openai.azure.com/" });
  expect(all["AZURE_OPENAI_ENDPOINT"]?.ours).toBe(`${proxy}/mine.openai.azure.com`);
  expect(all).not.toHaveProperty("OPENAI_API_BASE");
  expect(announced()).not.toHaveProperty("AZURE_OPENAI_ENDPOINT");
});

test("programs behind a proxy of the network reach ours directly", () => {
  expect(announced({ HTTPS_PROXY: "http://corp:1" })).not.toHaveProperty("NO_PROXY");
  expect(announced({ HTTP_PROXY: "http://corp:1", NO_PROXY: "intern" })).toMatchObject({
    NO_PROXY: { ours: "intern,127.0.0.1,localhost", own: "intern" },
    no_proxy: { ours: "intern,127.0.0.1,localhost" },
  });
});

test("in replay what goes past the base URLs comes to the gate", () => {
  expect(announced()).not.toHaveProperty("https_proxy");
  const all = announced({ HTTPS_PROXY: "http://corp:1" }, false);
  expect(all["HTTPS_PROXY"]).toEqual({ ours: gate, own: "http://corp:1" });
  expect(all["https_proxy"]).toEqual({ ours: gate });
  expect(all["no_proxy"]?.ours).toBe("127.0.0.1,localhost");
});

test("every row says what reads it, and where that is written", () => {
  for (const { variable, readBy, source } of BASE_URLS) {
    expect(variable).toMatch(/^[A-Z][A-Z_]+$/);
    expect(readBy).not.toBe("");
    expect(new URL(source).protocol).toBe("https:");
  }
  expect(new Set(BASE_URLS.map(({ variable }) => variable)).size).toBe(BASE_URLS.length);
});
