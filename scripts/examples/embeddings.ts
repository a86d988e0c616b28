import { createHash } from "node:crypto";
import { encode } from "gpt-tokenizer";
import type { Answered } from "./answer.ts";

interface Body {
  readonly model: string;
  readonly input: string | readonly string[];
  readonly dimensions?: number;
  readonly encoding_format?: "float" | "base64";
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}{5,}/gu) ?? [];

/** A text as the sum of directions, one for each of its longer words, of length 1: texts that share words are near. */
const vectorOf = (text: string, dimensions: number): Float32Array => {
  const sum = new Float32Array(dimensions);
  for (const word of wordsOf(text)) {
    const digest = createHash("shake256", { outputLength: dimensions }).update(word).digest();
    for (const [index, byte] of digest.entries()) sum[index] = (sum[index] ?? 0) + byte - 127.5;
  }
  const length = Math.hypot(...sum) || 1;
  return sum.map((value) => value / length);
};

/** Answers `POST /v1/embeddings`; see https://platform.openai.com/docs/api-reference/embeddings/object. */
export const embeddings = (text: string): Answered => {
  const { model, input, dimensions = 1536, encoding_format: format = "float" } = JSON.parse(text) as Body;
  const inputs = [input].flat();
  const data = inputs.map((each, index) => {
    const vector = vectorOf(each, dimensions);
    const embedding = format === "float" ? [...vector] : Buffer.from(vector.buffer).toString("base64");
    return { object: "embedding", index, embedding };
  });
  const tokens = inputs.reduce((sum, each) => sum + encode(each).length, 0);
  return { json: { object: "list", data, model, usage: { prompt_tokens: tokens, total_tokens: tokens } } };
};
