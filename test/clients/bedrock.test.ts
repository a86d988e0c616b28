import {
  BedrockRuntimeClient,
  ConverseCommand,
  ConverseStreamCommand,
  type ConverseCommandInput,
} from "@aws-sdk/client-bedrock-runtime";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { WEATHER, type Client } from "./client.ts";
import { conforms } from "./conformance.ts";

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
