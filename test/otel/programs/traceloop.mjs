import { OpenAIInstrumentation } from "@traceloop/instrumentation-openai";
import OpenAI from "openai";
import { chat } from "./chat.mjs";

new OpenAIInstrumentation().manuallyInstrument(OpenAI);

/** An answer and a stream of the OpenAI client, as OpenLLMetry traces them. */
export const run = (baseURL) => chat(new OpenAI({ baseURL, apiKey: "test" }));
