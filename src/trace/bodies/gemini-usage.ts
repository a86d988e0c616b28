import type { Usage } from "../usage.ts";
import { defined, listOf, numberIn, objectOf, textIn, type Loose } from "../values/json-access.ts";
import { sumOf } from "../values/sum-of.ts";

/** Modalities by their number, where a client asked for numbers (`$alt=json;enum-encoding=int`). */
const MODALITIES = ["MODALITY_UNSPECIFIED", "TEXT", "IMAGE", "VIDEO", "AUDIO", "DOCUMENT"];

/** Adds up what lists of counts by modality say of one of them. */
const ofModality = (wanted: string, ...lists: readonly Loose[]): number | undefined =>
  sumOf(
    lists.flatMap(listOf).map((value) => {
      const { modality, tokenCount } = objectOf(value);
      const name = textIn(modality) ?? MODALITIES[numberIn(modality) ?? 0];
      return name === wanted ? numberIn(tokenCount) : undefined;
    }),
  );

/**
 * Reads what Gemini used: what was thought is not in the candidates' count, and what tools that Google runs gave the
 * model to read is not in the prompt's (https://ai.google.dev/api/generate-content#UsageMetadata).
 */
export const geminiUsage = (value: Loose): Usage => {
  const usage = objectOf(value);
  const reasoning = numberIn(usage.thoughtsTokenCount);
  const { toolUsePromptTokensDetails: tools } = usage;
  const prompt = usage.promptTokensDetails ?? usage.promptTokenDetails;
  const answer = usage.candidatesTokensDetails ?? usage.responseTokensDetails;
  return defined({
    input: sumOf([numberIn(usage.promptTokenCount), numberIn(usage.toolUsePromptTokenCount)]),
    output: sumOf([numberIn(usage.candidatesTokenCount), reasoning]),
    cacheRead: numberIn(usage.cachedContentTokenCount),
    reasoning,
    inputAudio: ofModality("AUDIO", prompt, tools),
    inputImage: ofModality("IMAGE", prompt, tools),
    outputAudio: ofModality("AUDIO", answer),
    outputImage: ofModality("IMAGE", answer),
    cacheReadAudio: ofModality("AUDIO", usage.cacheTokensDetails),
  });
};

/** Names the tier that Gemini says it billed, in lower case; Vertex AI calls it the type of traffic. */
export const geminiTier = (value: Loose): string | undefined => {
  const { serviceTier, trafficType } = objectOf(value);
  return (textIn(serviceTier) ?? textIn(trafficType))?.toLowerCase();
};
