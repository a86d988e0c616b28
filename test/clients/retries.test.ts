import Anthropic from "@anthropic-ai/sdk";
import { createOpenAI } from "@ai-sdk/openai";
import { APICallError, generateText } from "ai";
import OpenAI from "openai";
import { describe, expect, test } from "vitest";
import { openStage } from "./stage.ts";

/** Far beyond the suite's time limit: who waits for it fails. */
const WAIT = { "retry-after": "50" };

/**
 * A library that waits as long as a 429 asks it to, and asks `retry-after-ms` first. Others that retry read `retry-after`
 * alone and wait for it in replay too: Bedrock, Cohere and LangChain, and Mistral and got where told to retry. Google's
 * waits by a schedule of its own.
 */
interface Waiting {
  readonly name: string;
  /** Asks once, with this many retries. */
  readonly ask: (origin: string, maxRetries: number) => Promise<unknown>;
  /** The headers of the refusal, from the library's error. */
  readonly headersOf: (error: unknown) => Headers;
}

const user = [{ role: "user" as const, content: "hi" }];

const LIBRARIES: readonly Waiting[] = [
  {
    name: "openai",
    ask: (origin, maxRetries) =>
      new OpenAI({ apiKey: "key", baseURL: `${origin}/v1`, maxRetries }).chat.completions.create({
        model: "gpt-4o",
        messages: user,
      }),
    headersOf: (error) => (error as InstanceType<typeof OpenAI.APIError>).headers ?? new Headers(),
  },
  {
    name: "@anthropic-ai/sdk",
    ask: (origin, maxRetries) =>
      new Anthropic({ apiKey: "key", baseURL: origin, maxRetries }).messages.create({
        model: "claude-sonnet-4-5",
        max_tokens: 100,
        messages: user,
      }),
    headersOf: (error) => (error as InstanceType<typeof Anthropic.APIError>).headers ?? new Headers(),
  },
  {
    name: "ai",
    ask: async (origin, maxRetries) => {
      const model = createOpenAI({ apiKey: "key", baseURL: `${origin}/v1` })("gpt-5");
      return (await generateText({ model, messages: user, maxRetries })).text;
    },
    headersOf: (error) => new Headers(APICallError.isInstance(error) ? error.responseHeaders : {}),
  },
];

describe.each(LIBRARIES)("a recorded 429 that asks to wait, with $name", ({ ask, headersOf }) => {
  test("is not waited for: the library asks again at once and gets the answer", async () => {
    await using stage = await openStage();
    const { origin } = stage.upstream;
    stage.upstream.expect({ refuse: 429, headers: WAIT });
    const live = await stage.record(async () => {
      await expect(ask(origin, 0)).rejects.toThrow();
      return ask(origin, 0);
    });
    expect(await stage.replay(() => ask(origin, 2))).toEqual(live);
    expect(stage.upstream.seen).toHaveLength(2);
  });

  test("keeps its retry-after and gets a retry-after-ms beside it, in replay only", async () => {
    await using stage = await openStage();
    const { origin } = stage.upstream;
    stage.upstream.expect({ refuse: 429, headers: WAIT });
    const refusedWith = async () => {
      const headers = headersOf(await ask(origin, 0).catch((reason: unknown) => reason));
      return [headers.get("retry-after"), headers.get("retry-after-ms")];
    };
    expect(await stage.record(refusedWith)).toEqual(["50", null]);
    expect(await stage.replay(refusedWith)).toEqual(["50", "1"]);
  });
});

test("a 529 of Anthropic is retried by the library while recording, and again while replaying", async () => {
  await using stage = await openStage();
  stage.upstream.expect({ refuse: 529, headers: { "retry-after-ms": "5" } });
  const ask = () => LIBRARIES[1]!.ask(stage.upstream.origin, 2);
  const live = await stage.record(ask);
  expect((await stage.cassette()).interactions.map(({ response }) => response?.status)).toEqual([529, 200]);
  expect(await stage.replay(ask)).toEqual(live);
});
