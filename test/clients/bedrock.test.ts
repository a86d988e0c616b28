import {
  BedrockRuntimeClient,
  ConverseCommand,
  ConverseStreamCommand,
  type ConverseCommandInput,
} from "@aws-sdk/client-bedrock-runtime";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { expect, test } from "vitest";
import { WEATHER, type Client } from "./client.ts";
import { conforms } from "./conformance.ts";
import { outcomeOf } from "./outcome.ts";
import { openStage } from "./stage.ts";

const ask = (text: string): ConverseCommandInput => ({
  modelId: "us.amazon.nova-lite-v1:0",
  messages: [{ role: "user", content: [{ text }] }],
});

const { name, description, parameters } = WEATHER;
const toolConfig = {
  tools: [{ toolSpec: { name, description, inputSchema: { json: { ...parameters, required: ["city"] } } } }],
};

const client: Client = {
  name: "@aws-sdk/client-bedrock-runtime over HTTP/1.1",
  retries: true,
  aside: ["requestId", "totalRetryDelay"],
  connect: (endpoint) => {
    const api = new BedrockRuntimeClient({
      endpoint,
      region: "us-east-1",
      requestHandler: new NodeHttpHandler(),
      credentials: { accessKeyId: "key", secretAccessKey: "secret" },
    });
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
};

conforms(client);

test("the HTTP/2 connection that the library opens by default is refused by name in replay", async () => {
  await using stage = await openStage();
  const { origin } = stage.upstream;
  await stage.record(() => client.connect(origin).plain("hi"));
  const byDefault = new BedrockRuntimeClient({
    endpoint: origin,
    region: "us-east-1",
    credentials: { accessKeyId: "key", secretAccessKey: "secret" },
  });
  const told = outcomeOf(() => stage.replay(() => byDefault.send(new ConverseCommand(ask("hi")))));
  await expect(told).resolves.toMatchObject({
    error: { message: expect.stringContaining("HTTP/2") as unknown },
  });
});
