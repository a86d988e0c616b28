import Anthropic from "@anthropic-ai/sdk";

const anthropic = new Anthropic({ apiKey: process.env["ANTHROPIC_API_KEY"] ?? "none" });

/** What a review comes to. */
export interface Summary {
  readonly stars: number;
  readonly gist: string;
}

/** Has Claude fill in a form about a customer's review, by a tool that it must call. */
export const summarise = async (review: string): Promise<Summary> => {
  const message = await anthropic.messages.create({
    model: "claude-sonnet-4-5",
    max_tokens: 300,
    system: "You file reviews of books.",
    messages: [{ role: "user", content: review }],
    tools: [
      {
        name: "file_review",
        description: "Files a review.",
        input_schema: {
          type: "object",
          properties: {
            stars: { type: "integer", minimum: 1, maximum: 5 },
            gist: { type: "string", description: "One short sentence." },
          },
          required: ["stars", "gist"],
        },
      },
    ],
    tool_choice: { type: "tool", name: "file_review" },
  });
  const call = message.content.find(({ type }) => type === "tool_use");
  if (call?.type !== "tool_use") throw new Error("The model filed nothing.");
  return call.input as Summary;
};

/** Streams the answer of a shop to a review. */
export const reply = async (review: string): Promise<string> => {
  const stream = anthropic.messages.stream({
    model: "claude-sonnet-4-5",
    max_tokens: 300,
    system: "You answer reviews for a small bookshop, in one friendly sentence.",
    messages: [{ role: "user", content: review }],
  });
  return stream.finalText();
};
