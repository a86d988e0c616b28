import type { Sample } from "../conformance.ts";
import { openaiSamples } from "./openai.ts";

/** A sample or more for every reader. */
export const SAMPLES: readonly Sample[] = [...openaiSamples];
