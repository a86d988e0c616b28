import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

interface Asked {
  readonly model: string;
  readonly stream?: boolean;
  readonly input?: string | readonly string[];
  readonly messages?: readonly { readonly role: string; readonly content: string | null }[];
  readonly tools?: readonly unknown[];
  readonly response_format?: unknown;
}

/** A stand-in for OpenAI's API on one of the ports where local models are served, which are recorded. */
export interface Model extends AsyncDisposable {
  /** For OPENAI_BASE_URL. */
  readonly url: string;
  /** How many requests it has answered. */
  readonly asked: () => number;
}

const PORTS = [30_000, 4891, 1337, 5001, 4000, 8080, 8000, 1234, 11_434];

const ORDER = { name: "lookup_order", arguments: '{"order":7}' };

/** What the shop of the pages' examples says. */
const sayTo = ({ messages = [], tools, response_format }: Asked) => {
  const last = messages.at(-1);
  const question = messages.findLast(({ role }) => role === "user")?.content ?? "";
  if (response_format !== undefined)
    return { content: JSON.stringify({ reason: "It says 30 days.", score: 0.9, verdict: "pass" }) };
  if (last?.role === "tool") return { content: "Order 7 is on its way and arrives on Thursday." };
  if (tools && /order/i.test(question))
    return { content: null, tool_calls: [{ id: "call_1", type: "function", function: ORDER }] };
  if (/money back|refund/i.test(question)) return { content: "Refunds are available within 30 days." };
  return { content: `You asked: ${question}` };
};

const USAGE = { prompt_tokens: 32, completion_tokens: 9, total_tokens: 41 };

const complete = (asked: Asked, id: string): object => {
  const message = sayTo(asked);
  const finish_reason = message.content === null ? "tool_calls" : "stop";
  const choices = [{ index: 0, message: { role: "assistant", ...message }, finish_reason }];
  return { id, object: "chat.completion", created: 1, model: asked.model, choices, usage: USAGE };
};

const streamed = (asked: Asked, id: string): string[] => {
  const base = { id, object: "chat.completion.chunk", created: 1, model: asked.model };
  const words = (sayTo(asked).content ?? "").split(/(?= )/);
  const deltas = [{ role: "assistant", content: "" }, ...words.map((content) => ({ content }))];
  return [
    ...deltas.map((delta) => ({ ...base, choices: [{ index: 0, delta, finish_reason: null }] })),
    { ...base, choices: [{ index: 0, delta: {}, finish_reason: "stop" }] },
    { ...base, choices: [], usage: USAGE },
  ]
    .map((event) => `data: ${JSON.stringify(event)}\n\n`)
    .concat("data: [DONE]\n\n");
};

const embedded = ({ model, input = [] }: Asked): object => ({
  object: "list",
  model,
  data: [input].flat().map((_, index) => ({ object: "embedding", index, embedding: [0.1, 0.2, 0.3] })),
  usage: { prompt_tokens: 8, total_tokens: 8 },
});

const send = (response: ServerResponse, asked: Asked, path: string, id: string): void => {
  if (asked.stream) {
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const event of streamed(asked, id)) response.write(event);
    return void response.end();
  }
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify(path.endsWith("/embeddings") ? embedded(asked) : complete(asked, id)));
};

/** Starts a {@link Model}; a key with `wrong` in it is refused. */
export const startModel = async (): Promise<Model> => {
  let count = 0;
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (piece: Buffer) => (text += piece.toString()));
    request.on("end", () => {
      if (!request.headers.authorization?.includes("wrong"))
        return send(response, JSON.parse(text) as Asked, request.url ?? "", `chatcmpl-${++count}`);
      response.writeHead(401, { "content-type": "application/json" });
      response.end(JSON.stringify({ error: { message: "Incorrect API key provided." } }));
    });
  });
  const listen = (port: number) =>
    new Promise<boolean>((done) =>
      server.once("error", () => done(false)).listen(port, "127.0.0.1", () => done(true)),
    );
  for (const port of PORTS) if (await listen(port)) break;
  if (!server.listening) throw new Error(`No port of ${PORTS.join(", ")} is free for the pages' examples.`);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked: () => count,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
};
