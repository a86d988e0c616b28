import type { Sample } from "../conformance.ts";
import { anthropicSamples } from "./anthropic.ts";
import { bedrockSamples } from "./bedrock.ts";
import { cohereSamples } from "./cohere.ts";
import { geminiSamples } from "./gemini.ts";
import { openaiSamples } from "./openai.ts";
import { otherSamples } from "./others.ts";

/** A sample or more for every reader. */
export const SAMPLES: readonly Sample[] = [
  ...openaiSamples,
  ...anthropicSamples,
  ...geminiSamples,
  ...bedrockSamples,
  ...cohereSamples,
  ...otherSamples,
];
