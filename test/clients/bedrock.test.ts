import {
  BedrockRuntimeClient,
  ConverseCommand,
  ConverseStreamCommand,
  InvokeModelWithBidirectionalStreamCommand,
  type BedrockRuntimeClientConfig,
  type ConverseCommandInput,
} from "@aws-sdk/client-bedrock-runtime";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { expect, test } from "vitest";
import { WEATHER, type Client } from "./client.ts";
import { conforms } from "./conformance.ts";
import { outcomeOf } from "./outcome.ts";
import { openStage } from "./stage.ts";

const common: BedrockRuntimeClientConfig = {
  region: "us-east-1",
  credentials: { accessKeyId: "key", secretAccessKey: "secret" },
};

const ask = (text: string): ConverseCommandInput => ({
  modelId: "us.amazon.nova-lite-v1:0",
  messages: [{ role: "user", content: [{ text }] }],
});

const { name, description, parameters } = WEATHER;
const toolConfig = {
  tools: [{ toolSpec: { name, description, inputSchema: { json: { ...parameters, required: ["city"] } } } }],
};

const client = (name: string, config: BedrockRuntimeClientConfig = {}): Client => ({
  name,
  retries: true,
  aside: ["requestId", "totalRetryDelay"],
  connect: (endpoint) => {
    const api = new BedrockRuntimeClient({ ...common, endpoint, ...config });
    const stream = async (input: ConverseCommandInput, abortSignal?: AbortSignal) => {
      const options = abortSignal === undefined ? {} : { abortSignal };
      return (await api.send(new ConverseStreamCommand(input), options)).stream!;
    };
    return {
      plain: (prompt) => api.send(new ConverseCommand(ask(prompt))),
      stream: (prompt, signal) => stream(ask(prompt), signal),
      tool: (prompt) => api.send(new ConverseCommand({ ...ask(prompt), toolConfig })),
      streamTool: (prompt) => stream({ ...ask(prompt), toolConfig }),
    };
  },
});

conforms({ ...client("@aws-sdk/client-bedrock-runtime"), http2: true });
conforms(client("@aws-sdk/client-bedrock-runtime over HTTP/1.1", { requestHandler: new NodeHttpHandler() }));

test("a stream that goes both ways is refused by name in replay", async () => {
  await using stage = await openStage({ http2: true });
  const { origin } = stage.upstream;
  const api = new BedrockRuntimeClient({ ...common, endpoint: origin });
  await stage.record(() => api.send(new ConverseCommand(ask("hi"))));
  const body = (async function* () {
    yield { chunk: { bytes: Buffer.from("{}") } };
  })();
  const command = new InvokeModelWithBidirectionalStreamCommand({ modelId: "amazon.nova-sonic-v1:0", body });
  const told = outcomeOf(() => stage.replay(() => api.send(command)));
  await expect(told).resolves.toMatchObject({
    error: { message: expect.stringContaining("two-way stream") as unknown },
  });
});
