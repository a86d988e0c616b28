import { expect, test } from "vitest";
import { callOf, events } from "./call-of.ts";

const speech = "https://api.openai.com/v1/audio/speech";
const transcriptions = "https://api.openai.com/v1/audio/transcriptions";
const asked = { model: "gpt-4o-mini-tts", input: "Hello, world!", voice: "alloy" };
const BOUNDARY = "----boundary7";

/** A form with a sound of four bytes. */
const form = [
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="model"\r\n\r\nwhisper-1\r\n`,
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="temperature"\r\n\r\n0\r\n`,
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="hello.mp3"\r\n\r\n`,
  "\u0001\u0002\u0003\u0004",
  `\r\n--${BOUNDARY}--\r\n`,
].join("");
const sent = {
  url: transcriptions,
  request: form,
  requestHeaders: { "content-type": `multipart/form-data; boundary=${BOUNDARY}` },
};

test("speech is a blob of the bytes' size and type", () => {
  const sound = Buffer.from([0xff, 0xf3, 0xc4, 0x00, 0x5c]);
  expect(callOf({ url: speech, request: asked, type: "audio/mpeg", answer: sound })).toMatchObject({
    kind: "model",
    operation: "speech",
    model: "gpt-4o-mini-tts",
    parameters: { voice: "alloy" },
    input: [{ role: "user", parts: [{ type: "text", content: "Hello, world!" }] }],
    output: [{ parts: [{ type: "blob", modality: "audio", mimeType: "audio/mpeg", size: 5 }] }],
    usage: {},
  });
});

test("speech that is streamed is the sum of its pieces, with its usage", () => {
  const audio = Buffer.alloc(30).toString("base64");
  const usage = { input_tokens: 14, output_tokens: 101, total_tokens: 115 };
  const answer = events([
    { type: "speech.audio.delta", audio },
    { type: "speech.audio.delta", audio },
    { type: "speech.audio.done", usage },
  ]);
  expect(callOf({ url: speech, request: asked, type: "text/event-stream", answer })).toMatchObject({
    isStream: true,
    output: [{ parts: [{ type: "blob", modality: "audio", size: 60 }] }],
    usage: { input: 14, output: 101 },
    timing: { firstToken: 10 },
  });
});

test("a form gives its fields and the size of its file", () => {
  const call = callOf({ ...sent, answer: { text: "Hello", usage: { type: "duration", seconds: 7 } } });
  expect(call).toMatchObject({
    operation: "transcription",
    model: "whisper-1",
    parameters: { temperature: "0" },
    input: [{ role: "user", parts: [{ type: "blob", modality: "audio", size: 4 }] }],
    text: "Hello",
    usage: { requests: { seconds: 7 } },
  });
});

test("a form that was not kept leaves the answer readable", () => {
  const call = callOf({ ...sent, request: "[multipart form data omitted]", answer: { text: "Hello" } });
  expect(call).toMatchObject({ text: "Hello", input: [], parameters: {} });
});

test.each(["Hello, world!\n", "1\n00:00:00,000 --> 00:00:02,000\nHello, world!\n\n"])(
  "a transcript that is no JSON is text: %j",
  (answer) => {
    expect(callOf({ ...sent, type: "text/plain", answer }).text).toBe(answer);
  },
);

test("a translation is read as a transcription", () => {
  const url = "https://api.openai.com/v1/audio/translations";
  expect(callOf({ ...sent, url, answer: { text: "Hello" } })).toMatchObject({
    operation: "transcription",
    text: "Hello",
  });
});

test("tokens of a transcript come with their probabilities", () => {
  const logprobs = [{ token: "Hello", logprob: -0.1, bytes: [72] }];
  expect(callOf({ ...sent, answer: { text: "Hello", logprobs } }).output[0]?.logprobs).toEqual([
    { token: "Hello", logprob: -0.1 },
  ]);
});

test("speech as base64 in JSON has its size", () => {
  const answer = { audio_data: Buffer.alloc(9).toString("base64") };
  const url = "https://api.mistral.ai/v1/audio/speech";
  expect(callOf({ url, request: asked, answer })).toMatchObject({
    provider: "mistral_ai",
    output: [{ parts: [{ type: "blob", modality: "audio", size: 9 }] }],
  });
});
