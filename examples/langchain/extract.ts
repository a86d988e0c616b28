import { ChatPromptTemplate } from "@langchain/core/prompts";
import { ChatOpenAI } from "@langchain/openai";
import { z } from "zod";

/** What an order by mail says. */
export const Order = z.object({
  title: z.string(),
  copies: z.number().int(),
  gift: z.boolean(),
});

const prompt = ChatPromptTemplate.fromMessages([
  ["system", "You read orders that customers of a bookshop send by mail."],
  ["human", "{mail}"],
]);

const model = new ChatOpenAI({ model: "gpt-5-mini", apiKey: process.env["OPENAI_API_KEY"] ?? "none" });

/** Reads an order out of a mail. */
export const extractOrder = async (mail: string): Promise<z.infer<typeof Order>> => {
  const chain = prompt.pipe(model.withStructuredOutput(Order, { name: "order", method: "jsonSchema" }));
  return chain.invoke({ mail });
};
