import { createOpenAI } from "@ai-sdk/openai";
import { OpenTelemetry } from "@ai-sdk/otel";
import { generateText, registerTelemetry, stepCountIs, streamText, tool } from "ai";
import { z } from "zod";

registerTelemetry(new OpenTelemetry());

/** An agent that uses a tool, then a stream, as AI SDK 7 traces them. */
export const run = async (baseURL) => {
  const model = createOpenAI({ baseURL, apiKey: "test" }).chat("some-model");
  const weather = tool({
    description: "Tells the weather.",
    inputSchema: z.object({ city: z.string() }),
    execute: async ({ city }) => ({ city, sky: "clear" }),
  });
  const agent = await generateText({
    model,
    tools: { weather },
    stopWhen: stepCountIs(3),
    prompt: "How is the weather in Oslo?",
    telemetry: { functionId: "agent" },
  });
  const stream = streamText({ model, prompt: "Say hello." });
  return [agent.text, await stream.text];
};
