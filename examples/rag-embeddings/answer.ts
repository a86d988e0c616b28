import OpenAI from "openai";

const openai = new OpenAI({ apiKey: process.env["OPENAI_API_KEY"] ?? "none" });

/** What the shop's handbook says. */
export const HANDBOOK = [
  "Books can be sent back within 30 days of delivery; the refund arrives within five working days.",
  "Shipping within Germany costs 3 euros and takes two working days.",
  "The shop is open from Tuesday to Saturday, from 10 to 18 o'clock.",
  "Gift wrapping is free of charge; choose it at the checkout.",
];

const embed = async (input: string[]): Promise<number[][]> => {
  const { data } = await openai.embeddings.create({ model: "text-embedding-3-small", dimensions: 64, input });
  return data.map(({ embedding }) => embedding);
};

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);

/** Finds the entries of the handbook that are nearest to a question. */
export const retrieve = async (question: string, count = 2): Promise<string[]> => {
  const [asked = [], ...entries] = await embed([question, ...HANDBOOK]);
  return HANDBOOK.map((text, index) => ({ text, score: dot(asked, entries[index] ?? []) }))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, count)
    .map(({ text }) => text);
};

/** Answers a question from the handbook, and gives what it was answered from. */
export const answer = async (question: string): Promise<{ text: string; sources: string[] }> => {
  const sources = await retrieve(question);
  const { choices } = await openai.chat.completions.create({
    model: "gpt-5-mini",
    messages: [
      { role: "system", content: `Answer in one sentence, from this alone:\n${sources.join("\n")}` },
      { role: "user", content: question },
    ],
  });
  return { text: choices[0]?.message.content ?? "", sources };
};
