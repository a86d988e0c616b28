import { createAnthropic } from "@ai-sdk/anthropic";
import { createOpenAI } from "@ai-sdk/openai";
import { generateText, jsonSchema, streamText, tool, type LanguageModel, type ToolSet } from "ai";
import { WEATHER, type Client } from "./client.ts";
import { conforms } from "./conformance.ts";

const tools: ToolSet = {
  [WEATHER.name]: tool({
    description: WEATHER.description,
    inputSchema: jsonSchema<{ city: string }>({ ...WEATHER.parameters, required: ["city"] }),
  }),
};

/** Keeps the errors of a stream from being printed; they are events of the stream too. */
const onError = (): void => undefined;

const clientOf = (name: string, modelAt: (origin: string) => LanguageModel): Client => ({
  name,
  retries: true,
  aside: ["performance", "headers"],
  connect: (origin) => {
    const model = modelAt(origin);
    const told = async (prompt: string, more: object) => {
      const { text, toolCalls, finishReason, usage, response } = await generateText({
        model,
        prompt,
        ...more,
      });
      return { text, toolCalls, finishReason, usage, id: response.id, model: response.modelId };
    };
    return {
      plain: (prompt) => told(prompt, {}),
      stream: (prompt, abortSignal) =>
        streamText({ model, prompt, onError, ...(abortSignal === undefined ? {} : { abortSignal }) })
          .fullStream,
      tool: (prompt) => told(prompt, { tools }),
      streamTool: (prompt) => streamText({ model, prompt, onError, tools }).fullStream,
    };
  },
});

const clients = [
  clientOf("ai with @ai-sdk/openai, responses", (origin) =>
    createOpenAI({ apiKey: "key", baseURL: `${origin}/v1` })("gpt-5"),
  ),
  clientOf("ai with @ai-sdk/openai, chat completions", (origin) =>
    createOpenAI({ apiKey: "key", baseURL: `${origin}/v1` }).chat("gpt-4o"),
  ),
  clientOf("ai with @ai-sdk/anthropic", (origin) =>
    createAnthropic({ apiKey: "key", baseURL: `${origin}/v1` })("claude-sonnet-4-5"),
  ),
];

for (const client of clients) conforms(client);
