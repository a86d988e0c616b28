import { expect, test } from "vitest";
import { callOf } from "./call-of.ts";

const url = "https://api.replicate.com/v1/predictions";
const begun = {
  id: "p1",
  model: "stability-ai/sdxl",
  version: "ac732df8",
  input: { prompt: "a cat" },
  error: null,
};

test("a prediction is a model's call only where its output has come", () => {
  const request = { version: "ac732df8", input: { prompt: "a cat" } };
  const started = callOf({
    url,
    request,
    status: 201,
    answer: { ...begun, output: null, status: "starting" },
  });
  expect(started).toMatchObject({ kind: "other", output: [], warnings: [], model: "stability-ai/sdxl" });
  const output = ["https://replicate.delivery/pbxt/abc/out-0.png"];
  const method = "GET";
  const done = callOf({ url: `${url}/p1`, method, answer: { ...begun, output, status: "succeeded" } });
  expect(done).toMatchObject({
    kind: "model",
    operation: "image",
    finishReasons: ["stop"],
    output: [{ parts: [{ type: "uri", modality: "image", reference: output[0] }] }],
    input: [{ parts: [{ content: "a cat" }] }],
  });
});

test("a prediction that failed says why", () => {
  const answer = { ...begun, output: null, status: "failed", error: "CUDA out of memory" };
  const call = callOf({ url: `${url}/p1`, method: "GET", answer });
  expect(call.error).toEqual({ type: "failed", message: "CUDA out of memory", status: 200 });
});

test("a stream is plain text, also where it looks like JSON", () => {
  const answer = [
    ": hi\n\n",
    "event: output\nid: 1:0\ndata: \n\n",
    "event: output\nid: 1:1\ndata: 1.0\n\n",
    "event: output\nid: 1:2\ndata:  is\ndata: one\n\n",
    "event: done\nid: 1:3\ndata: {}\n\n",
  ];
  const call = callOf({
    url: "https://stream.replicate.com/v1/streams/abc",
    method: "GET",
    type: "text/event-stream",
    answer,
  });
  expect(call).toMatchObject({ text: "1.0 is\none", finishReasons: ["stop"], isStream: true });
  expect(call.timing.firstToken).toBe(30);
});
