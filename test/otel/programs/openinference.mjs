import { OpenAIInstrumentation } from "@arizeai/openinference-instrumentation-openai";
import OpenAI from "openai";
import { chat } from "./chat.mjs";

new OpenAIInstrumentation().manuallyInstrument(OpenAI);

/** An answer and a stream of the OpenAI client, as OpenInference traces them. */
export const run = (baseURL) => chat(new OpenAI({ baseURL, apiKey: "test" }));
