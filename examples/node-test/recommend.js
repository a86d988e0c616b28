import Anthropic from "@anthropic-ai/sdk";

const anthropic = new Anthropic({ apiKey: process.env.ANTHROPIC_API_KEY ?? "none" });

/** Recommends a book to somebody who liked another. */
export const recommend = async (liked) => {
  const { content } = await anthropic.messages.create({
    model: "claude-sonnet-4-5",
    max_tokens: 200,
    system: "You are a bookseller. Recommend one book, in one sentence.",
    messages: [{ role: "user", content: `I liked ${liked}.` }],
  });
  return content.map((block) => (block.type === "text" ? block.text : "")).join("");
};
