import { expect, test } from "vitest";
import { classifyTraffic, isLocalModelPort, type TrafficPatterns } from "../../src/wire/traffic.ts";

const classOf = (address: string, extra?: TrafficPatterns) => classifyTraffic(new URL(address), extra);

test.each([
  "https://api.openai.com/v1/chat/completions",
  "https://bedrock-runtime.us-east-1.amazonaws.com/model/x/invoke",
  "http://203.0.113.7/v1/messages",
  "https://gateway.example.com:8443/v1",
  "http://localhost:11434/api/chat",
  "http://127.0.0.1:1234/anything",
  "http://[::1]:11434/api/tags",
  "http://host.docker.internal:11434/api/generate",
  "http://vllm:8000/v1/chat/completions",
  "http://10.1.2.3:9999/v1/embeddings",
])("%s is recorded", (address) => expect(classOf(address)).toBe("record"));

test.each([
  "http://localhost:3000/api/chat",
  "http://127.0.0.1:5173/",
  "http://[::1]/health",
  "http://[fd12::1]/",
  "http://[::ffff:10.0.0.1]/",
  "http://10.0.0.5/",
  "http://172.31.0.1/",
  "http://192.168.1.4:8080/",
  "http://169.254.169.254/latest/meta-data",
  "http://postgres:5432/",
  "https://service.internal/v2",
  "http://collector:4318/v1/traces",
  "https://db.example.com:5432/",
  "https://cache.example.com:6380/",
  "http://localhost:8080/",
])("%s passes", (address) => expect(classOf(address)).toBe("pass"));

test.each([
  "https://o1.ingest.sentry.io/api/1/envelope/",
  "https://otlp.example.com/v1/traces",
  "https://otlp.example.com:4318/custom",
  "https://otlp.example.com:4317/",
  "https://api.smith.langchain.com/runs/batch",
  "https://eu.api.smith.langchain.com/runs",
  "https://cloud.langfuse.com/api/public/ingestion",
  "https://us.i.posthog.com/batch/",
  "https://telemetry.nextjs.org/api/v1/record",
])("%s is dropped", (address) => expect(classOf(address)).toBe("drop"));

test("a telemetry path says nothing about the rest of its host", () => {
  expect(classOf("https://api.braintrust.dev/v1/proxy/chat/completions")).toBe("record");
  expect(classOf("https://api.braintrust.dev/")).toBe("record");
  expect(classOf("https://api.braintrust.dev/otel/v1/traces")).toBe("drop");
});

test("the user's patterns go before the tables: drop, then pass, then record", () => {
  const local = "http://localhost:3000/llm/v1";
  expect(classOf(local, { record: ["localhost:3000"] })).toBe("record");
  expect(classOf(local, { record: ["localhost:3000"], pass: ["localhost"] })).toBe("pass");
  expect(classOf(local, { pass: ["localhost"], drop: ["*"] })).toBe("drop");
  expect(classOf("https://api.openai.com/v1/models", { pass: ["*.openai.com"] })).toBe("pass");
});

test("a pattern names hosts, ports, beginnings of paths, or whatever an expression finds", () => {
  const named = (address: string, pattern: string | RegExp) =>
    classOf(address, { drop: [pattern] }) === "drop";
  expect(named("https://a.example.com/x", "a.example.com")).toBe(true);
  expect(named("https://a.example.com/x", "example.com")).toBe(false);
  expect(named("https://a.example.com/x", "*.example.com")).toBe(true);
  expect(named("https://example.com/x", "*.example.com")).toBe(false);
  expect(named("https://a.example.com/x", "a.example.com:443")).toBe(true);
  expect(named("https://a.example.com/x", "a.example.com:80")).toBe(false);
  expect(named("https://a.example.com/v1/chat?x=1", "https://a.example.com/v1")).toBe(true);
  expect(named("https://a.example.com/v2/chat", "https://a.example.com/v1")).toBe(false);
  expect(named("https://a.example.com/v2/chat", "a.example.com/*/chat")).toBe(true);
  expect(named("https://a.example.com/v2/chat", /\/v\d\/chat$/)).toBe(true);
  expect(named("http://[::1]:9/x", "[::1]:9")).toBe(true);
});

test("a pattern with a path names the bare origin, which is all a connecting socket tells", () => {
  const record = ["http://localhost:3000/llm/"];
  expect(classOf("http://localhost:3000/", { record })).toBe("record");
  expect(classOf("http://localhost:3000/llm/chat", { record })).toBe("record");
  expect(classOf("http://localhost:3000/other", { record })).toBe("pass");
});

test("only local ports on which models listen are worth a look at the path", () => {
  expect(isLocalModelPort(new URL("http://localhost:8000/"))).toBe(true);
  expect(isLocalModelPort(new URL("http://localhost:3000/"))).toBe(false);
  expect(isLocalModelPort(new URL("http://api.example.com:8000/"))).toBe(false);
});
