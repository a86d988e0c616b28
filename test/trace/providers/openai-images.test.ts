import { expect, test } from "vitest";
import { callOf } from "./call-of.ts";

const generations = "https://api.openai.com/v1/images/generations";
const edits = "https://api.openai.com/v1/images/edits";
const image = (filename: string) =>
  `--b\r\nContent-Disposition: form-data; name="image[]"; filename="${filename}"\r\nContent-Type: image/png\r\n\r\nPNG\r\n`;
const field = (name: string, value: string) =>
  `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

test("pictures behind addresses are read with the prompts they were drawn from", () => {
  const picture = { url: "https://example.com/otter.png", revised_prompt: "A cute baby sea otter" };
  const request = { model: "dall-e-3", prompt: "An otter", n: 1 };
  expect(callOf({ url: generations, request, answer: { created: 1, data: [picture] } })).toMatchObject({
    provider: "openai",
    model: "dall-e-3",
    parameters: { n: 1 },
    output: [
      {
        parts: [
          { type: "uri", modality: "image", reference: "https://example.com/otter.png" },
          { type: "other", name: "revised_prompt", value: "A cute baby sea otter" },
        ],
      },
    ],
    usage: {},
  });
});

test("an edit's form gives its prompt and its pictures", () => {
  const request = `${field("model", "gpt-image-1")}${field("prompt", "Add a hat")}${image("a.png")}${image("b.png")}--b--\r\n`;
  const requestHeaders = { "content-type": "multipart/form-data; boundary=b" };
  const answer = { created: 1, data: [{ b64_json: "aGVsbG8=" }] };
  expect(callOf({ url: edits, request, requestHeaders, answer })).toMatchObject({
    model: "gpt-image-1",
    input: [
      {
        parts: [
          { type: "text", content: "Add a hat" },
          { type: "blob", modality: "image", mimeType: "image/png", size: 3 },
          { type: "blob", modality: "image", mimeType: "image/png", size: 3 },
        ],
      },
    ],
    output: [{ parts: [{ type: "blob", modality: "image", mimeType: "image/png", size: 5 }] }],
  });
});

test("an edit as JSON names its pictures", () => {
  const images = [{ image_url: "https://example.com/a.png" }, { file_id: "file-1" }];
  const request = { model: "gpt-image-1", prompt: "Add a hat", images };
  expect(callOf({ url: edits, request, answer: { data: [] } }).input).toEqual([
    {
      role: "user",
      parts: [
        { type: "text", content: "Add a hat" },
        { type: "uri", modality: "image", reference: "https://example.com/a.png" },
        { type: "file", modality: "image", reference: "file-1" },
      ],
    },
  ]);
});

test("a drawing is of its own type, and what its writing cost is not known", () => {
  const usage = { input_tokens: 20, output_tokens: 0, total_tokens: 20 };
  const svg_usage = { model: "gpt-6-sol", input_tokens: 90, output_tokens: 700, total_tokens: 790 };
  const answer = { output_format: "svg", data: [{ b64_json: "aGVsbG8=" }], usage, svg_usage };
  const request = { model: "gpt-image-1", prompt: "An otter", output_format: "svg" };
  const call = callOf({ url: generations, request, answer });
  expect(call.output).toMatchObject([{ parts: [{ mimeType: "image/svg+xml" }] }]);
  expect(call.usage).toEqual({ input: 20, output: 0, requests: { svg: 1 } });
  expect(call.unpriced).toMatch(/no price is known for the svg of gpt-image-1/);
});
