import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

interface Asked {
  readonly response_format?: unknown;
  readonly text?: { readonly format?: unknown };
}

/** A model on loopback that answers a customer, and judges where it is asked for a verdict. */
export interface JudgeModel extends AsyncDisposable {
  /** For `baseURL`. */
  readonly url: string;
  readonly host: string;
  /** The bodies it was sent, in order. */
  readonly bodies: Record<string, unknown>[];
}

/** What it answers a customer. */
export const ANSWER = "Refunds take 30 days.";

const VERDICTS = [
  { reason: "It names 30 days.", score: 0.9, verdict: "pass" },
  { reason: "It does not say from when.", score: 0.3, verdict: "fail" },
  { reason: "It names a time.", score: 0.8, verdict: "pass" },
];

const chat = (content: string) => ({
  id: "chatcmpl-1",
  object: "chat.completion",
  created: 1_700_000_000,
  model: "gpt-4o-mini-2024-07-18",
  choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }],
  usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
});

const responses = (text: string) => ({
  id: "resp_1",
  object: "response",
  status: "completed",
  model: "gpt-4o-mini-2024-07-18",
  output: [
    {
      type: "message",
      id: "msg_1",
      role: "assistant",
      status: "completed",
      content: [{ type: "output_text", text, annotations: [] }],
    },
  ],
  usage: { input_tokens: 100, output_tokens: 20, total_tokens: 120 },
});

/** Starts a {@link JudgeModel}; its verdicts are pass, fail, pass, and so on. */
export const startJudgeModel = async (): Promise<JudgeModel> => {
  const bodies: Record<string, unknown>[] = [];
  let judged = 0;
  const sayTo = (body: Record<string, unknown>): string => {
    bodies.push(body);
    const { response_format, text } = body as Asked;
    const isJudge = response_format !== undefined || text?.format !== undefined;
    return isJudge ? JSON.stringify(VERDICTS[judged++ % VERDICTS.length]) : ANSWER;
  };
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (piece: Buffer) => (body += piece.toString()));
    request.on("end", () => {
      const said = sayTo(JSON.parse(body) as Record<string, unknown>);
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify(request.url?.endsWith("/responses") ? responses(said) : chat(said)));
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    url: `http://${host}/v1`,
    bodies,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
};
