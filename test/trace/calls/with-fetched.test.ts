import { expect, test } from "vitest";
import { readTrace } from "../../../src/trace/read-trace.ts";
import { interactionIn } from "../providers/call-of.ts";

const url = "https://api.openai.com/v1/responses";
const response = { id: "resp_1", object: "response", model: "gpt-4o-2024-08-06", output: [], usage: null };
const message = { type: "message", role: "assistant", content: [{ type: "output_text", text: "Done" }] };
const done = { status: "completed", output: [message], usage: { input_tokens: 1000, output_tokens: 100 } };

const asked = interactionIn({
  url,
  request: { model: "gpt-4o", input: "Think long", background: true },
  answer: { ...response, status: "queued" },
});
const polled = (id: string, more: object) =>
  interactionIn({ url: `${url}/${id}`, method: "GET", answer: { ...response, id, ...more } });

test("work in the background has the answer that was fetched later, and is counted once", () => {
  const waiting = polled("resp_1", { status: "in_progress" });
  const trace = readTrace([asked, waiting, polled("resp_1", done), polled("resp_1", done)]);
  expect(trace.calls[0]).toMatchObject({ text: "Done", finishReasons: ["stop"], warnings: [] });
  expect(trace.calls[0]?.timing.duration).toBe(asked.timing.end);
  expect(trace.usage).toEqual({ input: 1000, output: 100 });
  expect(trace.cost?.total).toBeCloseTo(0.0035, 10);
});

test("another response's answer is not taken", () => {
  const { calls, cost } = readTrace([asked, polled("resp_2", done)]);
  expect(calls[0]).toMatchObject({ output: [], usage: {} });
  expect(cost).toBeUndefined();
});
