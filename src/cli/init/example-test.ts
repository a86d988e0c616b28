/** A first test: what it sends is recorded when it first runs, with OPENAI_API_KEY, and replayed ever after. */
export const EXAMPLE_TEST = `import { currentTrace } from "llm-replay";
import { expect, test } from "vitest";

const ask = async (question) => {
  const response = await fetch("https://api.openai.com/v1/chat/completions", {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: \`Bearer \${process.env.OPENAI_API_KEY}\`,
    },
    body: JSON.stringify({ model: "gpt-4o-mini", messages: [{ role: "user", content: question }] }),
  });
  return (await response.json()).choices[0].message.content;
};

test("names the capital of France for under a cent", async () => {
  expect(await ask("What is the capital of France?")).toContain("Paris");
  expect(currentTrace()).toCostLessThan(0.01);
});
`;
