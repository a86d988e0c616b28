import { createAnthropic } from "@ai-sdk/anthropic";
import { convertToModelMessages, streamText, type UIMessage } from "ai";

const anthropic = createAnthropic({ apiKey: process.env["ANTHROPIC_API_KEY"] ?? "none" });

/** Answers a chat as `useChat` of the AI SDK sends it, as a stream. */
export const POST = async (request: Request): Promise<Response> => {
  const { messages } = (await request.json()) as { messages: UIMessage[] };
  const result = streamText({
    model: anthropic("claude-sonnet-4-5"),
    instructions: "You are the support agent of a small bookshop. Answer in one sentence.",
    messages: await convertToModelMessages(messages),
  });
  return result.toUIMessageStreamResponse();
};
