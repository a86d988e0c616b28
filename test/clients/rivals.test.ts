import OpenAI, { RateLimitError } from "openai";
import { describe, expect, test } from "vitest";
import { eventsOf, holdsText } from "./outcome.ts";
import { openStage } from "./stage.ts";

/** Asks the API of the stage's upstream with a client of its own. */
const at = (origin: string, headers: Record<string, string> = {}) => {
  const client = new OpenAI({
    apiKey: "key",
    baseURL: `${origin}/v1`,
    maxRetries: 0,
    defaultHeaders: headers,
  });
  return (content: string, more: object = {}) =>
    client.chat.completions.create({ model: "gpt-4o", messages: [{ role: "user", content }], ...more });
};

const textOf = ({ choices }: OpenAI.ChatCompletion): string => choices[0]?.message.content ?? "";

describe("what other recorders get wrong", () => {
  test("two equal requests keep both answers, and a third is a miss that says they are used up", async () => {
    await using stage = await openStage();
    const ask = at(stage.upstream.origin);
    const twice = async () => [textOf(await ask("ping")), textOf(await ask("ping"))];
    const live = await stage.record(twice);
    expect(live).toEqual(["Answer №1 to «ping»: café 🍣 done.", "Answer №2 to «ping»: café 🍣 done."]);
    expect(await stage.replay(twice)).toEqual(live);
    const thrice = stage.replay(async () => [...(await twice()), await ask("ping")]);
    await expect(thrice).rejects.toThrow(/already consumed \(2 of 2\)/);
  });

  test("a 429 reaches the client as a 429 with its retry-after, recording and replaying", async () => {
    await using stage = await openStage();
    const ask = at(stage.upstream.origin);
    stage.upstream.expect({ refuse: 429, headers: { "retry-after": "30" } });
    const refused = async () => {
      const error: unknown = await ask("too much").catch((reason: unknown) => reason);
      if (!(error instanceof RateLimitError)) throw error;
      return { status: error.status, after: error.headers.get("retry-after"), body: error.error };
    };
    const live = await stage.record(refused);
    expect(live).toMatchObject({ status: 429, after: "30" });
    expect(await stage.replay(refused)).toEqual(live);
  });

  test("ids, the dated model name and the usage chunk come back unchanged", async () => {
    await using stage = await openStage();
    const ask = at(stage.upstream.origin);
    const whole = async () => {
      const { id, model, usage } = await ask("ids");
      const options = { stream: true, stream_options: { include_usage: true } };
      const { events } = await eventsOf(async () => (await ask("ids", options)) as never);
      return { id, model, usage, events };
    };
    const live = await stage.record(whole);
    expect(live.model).toBe("gpt-4o-2024-08-06");
    expect(live.events.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: 30 } });
    expect(await stage.replay(whole)).toEqual(live);
  });

  test("a hundred near-equal calls at once each get their own answer, in any order", async () => {
    await using stage = await openStage();
    const ask = at(stage.upstream.origin);
    const numbers = Array.from({ length: 100 }, (_, index) => index);
    const all = (order: readonly number[]) => async () => {
      const asked = order.map(async (n) => [n, textOf(await ask(`What is ${n} + 1?`))] as const);
      return new Map(await Promise.all(asked));
    };
    const live = await stage.record(all(numbers));
    for (const n of numbers) expect(live.get(n)).toContain(`«What is ${n} + 1?»`);
    expect(await stage.replay(all(numbers.toReversed()))).toEqual(live);
  });

  test("a hundred streams at once each get their own chunks", async () => {
    await using stage = await openStage();
    const ask = at(stage.upstream.origin);
    const all = () =>
      Promise.all(
        Array.from({ length: 100 }, (_, n) =>
          eventsOf(async () => (await ask(`Count ${n}.`, { stream: true })) as never),
        ),
      );
    const live = await stage.record(all);
    for (const { events } of live) expect(events.filter(holdsText)).toHaveLength(1);
    expect(await stage.replay(all)).toEqual(live);
  });
});

describe("what is the same request, and what is not", () => {
  const recorded = "Tell me about lions.";

  test.each([
    ["a longer prompt that holds the recorded one", `${recorded} And tigers.`, {}, /tigers/i],
    ["a shorter prompt", "Tell me about", {}, /lions/],
    ["a temperature added", recorded, { temperature: 0.9 }, /temperature/],
    ["another model", recorded, { model: "gpt-4o-mini" }, /gpt-4o-mini/],
    ["a tool added", recorded, { tools: [{ type: "function", function: { name: "get_weather" } }] }, /tools/],
  ])("%s is a miss", async (_, prompt, more, told) => {
    await using stage = await openStage();
    const ask = at(stage.upstream.origin);
    await stage.record(() => ask(recorded));
    await expect(stage.replay(() => ask(prompt, more))).rejects.toMatchObject({
      name: "LlmReplayError",
      code: "miss",
      message: expect.stringMatching(told) as unknown,
    });
  });

  test("a newer library with other headers of its own is a hit", async () => {
    await using stage = await openStage();
    const live = await stage.record(() => at(stage.upstream.origin)(recorded));
    const headers = {
      "user-agent": "OpenAI/JS 99.0.0",
      "x-stainless-package-version": "99.0.0",
      "x-stainless-runtime-version": "v99.0.0",
      "x-stainless-retry-count": "1",
      traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    };
    expect(await stage.replay(() => at(stage.upstream.origin, headers)(recorded))).toEqual(live);
  });

  test("another API key is a hit", async () => {
    await using stage = await openStage();
    const live = await stage.record(() => at(stage.upstream.origin)(recorded));
    const replayed = stage.replay(() =>
      at(stage.upstream.origin, { authorization: "Bearer other" })(recorded),
    );
    expect(await replayed).toEqual(live);
  });

  test("JSON keys in another order, with other white space, are a hit", async () => {
    await using stage = await openStage();
    const send = async (body: string) => {
      const url = `${stage.upstream.origin}/v1/chat/completions`;
      return (
        await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body })
      ).text();
    };
    const live = await stage.record(() =>
      send('{"model":"gpt-4o","messages":[{"role":"user","content":"hi"}]}'),
    );
    const replayed = stage.replay(() =>
      send('{ "messages": [ { "content": "hi", "role": "user" } ],\n  "model": "gpt-4o" }'),
    );
    expect(await replayed).toEqual(live);
  });
});
