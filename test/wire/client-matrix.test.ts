import OpenAI from "openai";
import { expect, test } from "vitest";
import { plainClients, secureClients, viaNode } from "./clients.ts";
import { deadPort, startHttp, startHttps } from "./local-servers.ts";
import { always, fromNetwork, mounted } from "./mounted.ts";

for (const { name, send } of plainClients) {
  test(`${name}: answered while nothing listens`, async () => {
    const port = await deadPort();
    const { asked } = mounted([port], always("kept"));
    for (const body of ["one", "two"])
      expect(await send(`http://127.0.0.1:${port}/v1/chat?q=1`, body)).toEqual({ status: 200, text: "kept" });
    expect(asked.map(({ method, url, body }) => [method, url, body])).toEqual([
      ["POST", `http://127.0.0.1:${port}/v1/chat?q=1`, "one"],
      ["POST", `http://127.0.0.1:${port}/v1/chat?q=1`, "two"],
    ]);
  });

  test(`${name}: sent to the network once, its body whole`, async () => {
    const upstream = await startHttp();
    const { asked } = mounted([upstream.port], fromNetwork);
    for (const body of ["one", "two"])
      expect(await send(`http://127.0.0.1:${upstream.port}/v1/chat?q=1`, body)).toEqual({
        status: 200,
        text: `upstream POST /v1/chat?q=1 ${body}`,
      });
    expect(asked).toHaveLength(2);
    expect(upstream.seen.map(({ body }) => body)).toEqual(["one", "two"]);
    for (const { headers } of upstream.seen) {
      const names = headers.filter((_, at) => at % 2 === 0).map((header) => header.toLowerCase());
      expect(names).toContain("content-length");
      expect(names).not.toContain("transfer-encoding");
      expect(names.filter((header) => header.startsWith("x-llm-replay"))).toEqual([]);
    }
  });
}

for (const { name, send } of secureClients) {
  test(`${name}: answered over TLS while nothing listens`, async () => {
    const port = await deadPort();
    const { asked } = mounted([port], always("kept"));
    for (const body of ["one", "two"])
      expect(await send(`https://127.0.0.1:${port}/v1/chat`, body)).toEqual({ status: 200, text: "kept" });
    expect(asked.map(({ url, body }) => [url, body])).toEqual([
      [`https://127.0.0.1:${port}/v1/chat`, "one"],
      [`https://127.0.0.1:${port}/v1/chat`, "two"],
    ]);
  });

  test(`${name}: sent to the network with the authority the client trusts`, async () => {
    const upstream = await startHttps();
    const { asked } = mounted([upstream.port], fromNetwork);
    for (const body of ["one", "two"])
      expect(await send(`https://127.0.0.1:${upstream.port}/v1/chat`, body)).toEqual({
        status: 200,
        text: `upstream POST /v1/chat ${body}`,
      });
    expect(asked).toHaveLength(2);
    expect(upstream.seen).toHaveLength(2);
  });
}

test("a client that trusts no one fails as it would without us", async () => {
  const upstream = await startHttps();
  mounted([upstream.port], fromNetwork);
  await expect(viaNode(`https://127.0.0.1:${upstream.port}/`, "", { ca: [] })).rejects.toMatchObject({
    code: "DEPTH_ZERO_SELF_SIGNED_CERT",
  });
});

test("an OpenAI client built before is answered, streaming and not", async () => {
  const port = await deadPort();
  const client = new OpenAI({ apiKey: "none", baseURL: `http://127.0.0.1:${port}/v1`, maxRetries: 0 });
  const chunk = {
    id: "c",
    object: "chat.completion.chunk",
    choices: [{ index: 0, delta: { content: "hi" } }],
  };
  const whole = { id: "c", object: "chat.completion", choices: [{ index: 0, message: { content: "hi" } }] };
  mounted([port], async (request) =>
    request.headers.get("accept") === "application/json" && streams.shift()
      ? new Response(`data: ${JSON.stringify(chunk)}\n\ndata: [DONE]\n\n`, {
          headers: { "content-type": "text/event-stream" },
        })
      : Response.json(whole),
  );
  const streams = [true, false];
  const ask = { model: "m", messages: [{ role: "user" as const, content: "?" }] };
  let said = "";
  for await (const part of await client.chat.completions.create({ ...ask, stream: true }))
    said += part.choices[0]?.delta.content ?? "";
  const answer = await client.chat.completions.create(ask);
  expect([said, answer.choices[0]?.message.content]).toEqual(["hi", "hi"]);
});
