import { expect, test } from "vitest";
import { figuresOfCall } from "../../../src/trace/diff/metrics.ts";
import { readCall } from "../../../src/trace/read-call.ts";
import { interaction } from "../../replay/recorded.ts";

test("how long a call took is no figure where its recorder kept no times", () => {
  const place = { index: 0, start: 0, attempt: 1 };
  const recorded = interaction({ body: { model: "gpt-4o", messages: [] } });
  const lost = { ...recorded, timing: { chunks: [], end: 0, lost: true as const } };
  expect(figuresOfCall(readCall(recorded, place, {})).duration).toBe(6);
  expect(figuresOfCall(readCall(lost, place, {}))).toMatchObject({
    duration: undefined,
    firstToken: undefined,
  });
});
