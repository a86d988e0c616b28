import { GoogleGenAI } from "@google/genai";
import { WEATHER, type Client } from "./client.ts";
import { conforms } from "./conformance.ts";

const { name, description, parameters } = WEATHER;
const tools = [{ functionDeclarations: [{ name, description, parametersJsonSchema: parameters }] }];

const client: Client = {
  name: "@google/genai",
  retries: false,
  aside: ["sdkHttpResponse"],
  connect: (origin) => {
    const { models } = new GoogleGenAI({ apiKey: "key", httpOptions: { baseUrl: origin } });
    const model = "gemini-2.5-flash";
    return {
      plain: (contents) => models.generateContent({ model, contents }),
      stream: (contents, abortSignal) =>
        models.generateContentStream({
          model,
          contents,
          config: abortSignal === undefined ? {} : { abortSignal },
        }),
      tool: (contents) => models.generateContent({ model, contents, config: { tools } }),
      streamTool: (contents) => models.generateContentStream({ model, contents, config: { tools } }),
    };
  },
};

conforms(client);
