import { createOpenAI } from "@ai-sdk/openai-6";
import { generateText, stepCountIs, streamText, tool } from "ai-6";
import { z } from "zod";

/** An agent that uses a tool, then a stream, as AI SDK 6 traces them. */
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
    experimental_telemetry: { isEnabled: true, functionId: "agent" },
  });
  const stream = streamText({ model, prompt: "Say hello.", experimental_telemetry: { isEnabled: true } });
  return [agent.text, await stream.text];
};
