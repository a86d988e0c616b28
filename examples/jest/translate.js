import OpenAI from "openai";

const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY ?? "none" });

/** Translates the title of a book into English. */
export const translate = async (title) => {
  const { choices } = await openai.chat.completions.create({
    model: "gpt-5-mini",
    messages: [
      { role: "system", content: "Give the English title of the book, and nothing else." },
      { role: "user", content: title },
    ],
  });
  return choices[0].message.content;
};
