import OpenAI from "openai";

const openai = new OpenAI({ apiKey: process.env["OPENAI_API_KEY"] ?? "none" });

const INSTRUCTIONS = `You are the support agent of a small bookshop. Answer in one sentence.
Books can be sent back within 30 days; shipping within Germany costs 3 euros and takes two working days.`;

/** Streams the answer to a customer's question; `onText` is told each piece as it comes in. */
export const supportBot = async (
  question: string,
  onText: (piece: string) => void = () => {},
): Promise<string> => {
  const stream = await openai.chat.completions.create({
    model: "gpt-4o-mini",
    messages: [
      { role: "system", content: INSTRUCTIONS },
      { role: "user", content: question },
    ],
    stream: true,
    stream_options: { include_usage: true },
  });
  let answer = "";
  for await (const { choices } of stream) {
    const piece = choices[0]?.delta.content ?? "";
    if (piece !== "") onText(piece);
    answer += piece;
  }
  return answer;
};
