import { expect, test } from "vitest";
import { readTrace } from "../../src/trace/read-trace.ts";
import { interaction } from "../session/interaction.ts";

test("a call is what was asked and what was answered, as text", () => {
  const body = { text: ["well\n", "done"] };
  const answered = interaction({ response: { status: 201, statusText: "", headers: [], body } });
  expect(readTrace([answered]).calls).toEqual([
    {
      role: "app",
      method: "POST",
      url: "https://api.example.com/v1/chat",
      status: 201,
      requestText: '{"prompt":"hello"}',
      text: "well\ndone",
      timing: { chunks: [], end: 1 },
    },
  ]);
});

test("a call that failed has its failure and no status, and one whose answer is no text has no text", () => {
  const failure = { kind: "network", code: "ECONNRESET", message: "reset" } as const;
  const binary = { status: 200, statusText: "", headers: [], body: { base64: "/9j/" } };
  const { calls } = readTrace({
    interactions: [interaction({ failure }), interaction({ response: binary })],
  });
  expect(calls[0]).toMatchObject({ failure });
  expect(calls[0]).not.toHaveProperty("status");
  expect(calls[1]).not.toHaveProperty("text");
});
