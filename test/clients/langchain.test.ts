import { ChatOpenAI } from "@langchain/openai";
import { WEATHER, type Client } from "./client.ts";
import { conforms } from "./conformance.ts";

const client: Client = {
  name: "@langchain/openai",
  retries: true,
  connect: (origin) => {
    const model = new ChatOpenAI({
      apiKey: "key",
      model: "gpt-4o",
      configuration: { baseURL: `${origin}/v1` },
    });
    const equipped = model.bindTools([{ type: "function", function: WEATHER }]);
    return {
      plain: (prompt) => model.invoke(prompt),
      stream: (prompt, signal) => model.stream(prompt, signal === undefined ? {} : { signal }),
      tool: (prompt) => equipped.invoke(prompt),
      streamTool: (prompt) => equipped.stream(prompt),
    };
  },
};

conforms(client);
