import { UndiciInstrumentation } from "@opentelemetry/instrumentation-undici";
import OpenAI from "openai";
import { chat } from "./chat.mjs";

new UndiciInstrumentation().enable();

/** An answer and a stream of the OpenAI client, as the instrumentation of fetch traces them. */
export const run = (baseURL) => chat(new OpenAI({ baseURL, apiKey: "test" }));
