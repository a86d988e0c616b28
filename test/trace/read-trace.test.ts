import { expect, test } from "vitest";
import { readTrace } from "../../src/trace/read-trace.ts";
import { interaction } from "../session/interaction.ts";

test("a call that no reader knows is raw, with a warning and without a price", () => {
  const body = { text: ["well\n", "done"] };
  const answered = interaction({ response: { status: 201, statusText: "", headers: [], body } });
  expect(readTrace([answered]).calls).toMatchObject([
    {
      index: 0,
      kind: "other",
      role: "app",
      method: "POST",
      url: "https://api.example.com/v1/chat",
      status: 201,
      usage: {},
      output: [],
      warnings: ["no reader knows POST api.example.com/v1/chat"],
    },
  ]);
});

test("a call that failed has its failure and no status", () => {
  const failure = { kind: "network", code: "ECONNRESET", message: "reset" } as const;
  const { calls } = readTrace({ interactions: [interaction({ failure })] });
  expect(calls[0]).toMatchObject({ failure });
  expect(calls[0]).not.toHaveProperty("status");
});
