import { createOpenAI } from "@ai-sdk/openai";
import { generateText, isStepCount, tool } from "ai";
import { z } from "zod";

const openai = createOpenAI({ apiKey: process.env["OPENAI_API_KEY"] ?? "none" });

const ORDERS = new Map([
  ["BK-4711", { status: "shipped", carrier: "DHL", eta: "Thursday" }],
  ["BK-4712", { status: "packing", carrier: "DHL", eta: "Friday" }],
]);

const tools = {
  track_order: tool({
    description: "Looks up where an order is.",
    inputSchema: z.object({ order: z.string() }),
    execute: async ({ order }) => ORDERS.get(order) ?? { status: "unknown" },
  }),
  change_address: tool({
    description: "Changes where an order goes; only possible while it is being packed.",
    inputSchema: z.object({ order: z.string(), address: z.string() }),
    execute: async ({ order }) => ({ changed: ORDERS.get(order)?.status === "packing" }),
  }),
};

/** Lets the agent work on a customer's wish with its tools, in at most five steps. */
export const agent = async (wish: string): Promise<string> => {
  const { text } = await generateText({
    model: openai("gpt-5-mini"),
    instructions: "You are the support agent of a small bookshop. Look an order up before you change it.",
    prompt: wish,
    tools,
    stopWhen: isStepCount(5),
  });
  return text;
};
