import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the model says every answer has used. */
export const USAGE = { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 };

interface Asked {
  readonly messages: readonly { readonly role: string }[];
  readonly tools?: readonly unknown[];
  readonly stream?: boolean;
  readonly stream_options?: { readonly include_usage?: boolean };
}

/** A model on loopback that speaks OpenAI's chat; it asks for a tool first where one is offered. */
export interface Upstream extends AsyncDisposable {
  readonly url: string;
  readonly asked: () => number;
}

const HEAD = { id: "chatcmpl-1", created: 1_700_000_000, model: "some-model-1" };
const TOOL_CALL = {
  id: "call_1",
  type: "function",
  function: { name: "weather", arguments: '{"city":"Oslo"}' },
};

const whole = (asked: Asked): object => {
  const isFirst = asked.tools !== undefined && asked.messages.every(({ role }) => role !== "tool");
  const message = isFirst
    ? { role: "assistant", content: null, tool_calls: [TOOL_CALL] }
    : { role: "assistant", content: "It is clear." };
  const choice = { index: 0, message, finish_reason: isFirst ? "tool_calls" : "stop" };
  return { ...HEAD, object: "chat.completion", choices: [choice], usage: USAGE };
};

const stream = (response: ServerResponse, { stream_options }: Asked): void => {
  const send = (rest: object): void => {
    response.write(`data: ${JSON.stringify({ ...HEAD, object: "chat.completion.chunk", ...rest })}\n\n`);
  };
  response.setHeader("content-type", "text/event-stream");
  send({ choices: [{ index: 0, delta: { role: "assistant", content: "Hel" } }] });
  setTimeout(() => {
    send({ choices: [{ index: 0, delta: { content: "lo." } }] });
    send({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] });
    if (stream_options?.include_usage) send({ choices: [], usage: USAGE });
    response.end("data: [DONE]\n\n");
  }, 20);
};

/** Starts an {@link Upstream}. */
export const startUpstream = async (): Promise<Upstream> => {
  let count = 0;
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk: Buffer) => (text += chunk.toString()));
    request.on("end", () => {
      count++;
      const asked = JSON.parse(text) as Asked;
      if (asked.stream) return stream(response, asked);
      response.setHeader("content-type", "application/json").end(JSON.stringify(whole(asked)));
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: () => count,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
};
