import { expect, test } from "vitest";
import { callOf } from "./call-of.ts";

const url = "https://api.mistral.ai/v1/ocr";
const model = "mistral-ocr-4-1";
const document = { type: "file", file_id: "b1c2" };
const answer = {
  pages: [{ index: 0, markdown: "# Plan" }],
  model,
  document_annotation: '{"title":"Plan"}',
  usage_info: { pages_processed: 1, doc_size_bytes: 300 },
};

test("a page costs what it does, and more where it is annotated", () => {
  const read = callOf({
    url,
    request: { model, document },
    answer: { ...answer, document_annotation: null },
  });
  expect(read.cost?.total).toBeCloseTo(0.004, 9);
  const format = { type: "json_schema", json_schema: { name: "plan", schema: {} } };
  const request = { model, document, document_annotation_format: format };
  const annotated = callOf({ url, request, answer });
  expect(annotated).toMatchObject({
    usage: { requests: { annotated_pages: 1 } },
    text: '# Plan{"title":"Plan"}',
  });
  expect(annotated.cost?.total).toBeCloseTo(0.005, 9);
});

test("a document that was uploaded is what was asked of", () => {
  const { input } = callOf({ url, request: { model, document }, answer });
  expect(input[0]?.parts).toEqual([{ type: "file", modality: "document", reference: "b1c2" }]);
});
