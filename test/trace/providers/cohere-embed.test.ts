import { expect, test } from "vitest";
import { callOf } from "./call-of.ts";

const meta = { api_version: { version: "2" }, billed_units: { input_tokens: 4, image_tokens: 258 } };

test("embeddings of floats are read, plain or by type", () => {
  const vectors = [
    [0.1, 0.2],
    [0.3, 0.4],
  ];
  const request = { model: "embed-v4.0", texts: ["a", "b"], input_type: "search_query" };
  const read = { operation: "embeddings", model: "embed-v4.0", embeddings: vectors, input: [{}, {}] };
  expect(
    callOf({ url: "https://api.cohere.com/v1/embed", request, answer: { id: "e", embeddings: vectors } }),
  ).toMatchObject(read);
  const answer = { id: "e", embeddings: { int8: [[1, 2]], float: vectors }, meta };
  expect(callOf({ url: "https://api.cohere.com/v2/embed", request, answer })).toMatchObject({
    ...read,
    usage: { input: 262, inputImage: 258 },
  });
});

test("embeddings in base64 are read as the floats that they are", () => {
  const base64 = [Buffer.from(new Float32Array([0.5, -2]).buffer).toString("base64")];
  const request = { model: "embed-v4.0", texts: ["a"], embedding_types: ["base64", "int8"] };
  const answer = { id: "e", embeddings: { int8: [[1, 2]], base64 } };
  const { embeddings } = callOf({ url: "https://api.cohere.com/v2/embed", request, answer });
  expect(embeddings).toEqual([[0.5, -2]]);
});

test("mixed inputs are described", () => {
  const content = [
    { type: "text", text: "a cat" },
    { type: "image_url", image_url: { url: "data:image/png;base64,aGVsbG8=" } },
  ];
  const request = { model: "embed-v4.0", inputs: [{ content }], images: ["data:image/jpeg;base64,aGVsbG8="] };
  const { input } = callOf({ url: "https://api.cohere.com/v2/embed", request, answer: { embeddings: {} } });
  expect(input).toEqual([
    { role: "user", parts: [{ type: "blob", modality: "image", mimeType: "image/jpeg", size: 5 }] },
    {
      role: "user",
      parts: [
        { type: "text", content: "a cat" },
        { type: "blob", modality: "image", mimeType: "image/png", size: 5 },
      ],
    },
  ]);
});
