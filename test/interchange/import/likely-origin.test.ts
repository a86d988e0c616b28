import { expect, test } from "vitest";
import { likelyOrigin, UNKNOWN_ORIGIN } from "../../../src/interchange/import/likely-origin.ts";
import { fileOf } from "./import-text.ts";

const originOf = (path: string, asked: string): string => likelyOrigin(fileOf(path, ""), asked);

test("the folder that is called after a provider tells more than the path of the request", () => {
  expect(originOf("tests/cassettes/groq/chat.yaml", "/v1/chat/completions")).toBe("https://api.groq.com");
  expect(originOf("openai/mistral_chat.yaml", "/v1/chat/completions")).toBe("https://api.mistral.ai");
});

test("a path that one provider serves tells where no folder does", () => {
  expect(originOf("a.yaml", "/v1/messages")).toBe("https://api.anthropic.com");
  expect(originOf("a.yaml", "/v1beta/models/gemini-2.5-flash:generateContent")).toBe(
    "https://generativelanguage.googleapis.com",
  );
  expect(originOf("a.yaml", "/model/amazon.nova-lite-v1%3A0/converse")).toBe(
    "https://bedrock-runtime.us-east-1.amazonaws.com",
  );
  expect(originOf("a.yaml", "/v1/responses")).toBe("https://api.openai.com");
  expect(originOf("a.yaml", "/api/chat")).toBe("http://localhost:11434");
});

test("where nothing tells, a host stands that cannot be", () => {
  expect(originOf("a.yaml", "/weather")).toBe(UNKNOWN_ORIGIN);
});
