import { expect, test } from "vitest";
import { csv } from "../../../src/interchange/export/csv.ts";
import { chat } from "../../trace/chat.ts";
import { agent, printed, sourceOf } from "./source.ts";

const rowsOf = async (...sources: Parameters<typeof printed>[1][]) => {
  const [head = "", ...lines] = (await printed(csv, ...sources)).trimEnd().split("\r\n");
  const names = head.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, index) => [names[index]!, cell])));
};

test("there is a row for each call, the judge's last", async () => {
  const rows = await rowsOf(agent());
  expect(rows.map(({ index, role, status }) => [index, role, status])).toEqual([
    ["0", "app", "200"],
    ["1", "app", "200"],
    ["2", "app", "429"],
    ["0", "judge", "200"],
  ]);
  expect(rows[1]).toMatchObject({
    cassette: "cassettes/a.json",
    recorded_at: "2026-01-02T03:04:05.020Z",
    provider: "openai",
    operation: "chat",
    request_model: "gpt-4o",
    response_model: "gpt-4o-2024-08-06",
    input_tokens: "100",
    output_tokens: "10",
    duration_ms: "300",
    finish_reasons: "stop",
  });
  expect(Number(rows[1]?.["cost_usd"])).toBeGreaterThan(0);
  expect(rows[2]).toMatchObject({ error_type: "server_error", error: "try again", output_tokens: "" });
});

test("a cost carries no dust of binary sums", async () => {
  const usage = { prompt_tokens: 32, completion_tokens: 9 };
  const [row] = await rowsOf(sourceOf({ interactions: [chat({ model: "gpt-4o-mini", usage })] }));
  expect(row).toMatchObject({ cost_usd: "0.0000102" });
});

test("what is not known is empty, not 0", async () => {
  const [row] = await rowsOf(sourceOf({ interactions: [chat({ usage: null, model: "nobody-knows-it" })] }));
  expect(row).toMatchObject({ input_tokens: "", output_tokens: "", cost_usd: "", first_output_ms: "" });
  const timeless = { ...chat(), timing: { chunks: [], end: 0, lost: true as const } };
  const [imported] = await rowsOf(sourceOf({ interactions: [timeless] }));
  expect(imported).toMatchObject({ duration_ms: "", input_tokens: "100" });
});

test("a folder without calls has its head alone", async () => {
  expect(await printed(csv)).toMatch(/^cassette,index,[\w,]+\r\n$/);
});
