import type { Usage } from "../../../trace/usage.ts";

/** Tokens of one kind and one modality (`gen_ai.token.modality`). */
export interface TokenCount {
  readonly kind: "input" | "output" | "cacheRead" | "cacheWrite" | "reasoning";
  readonly modality: "text" | "audio" | "image";
  readonly value: number;
}

const split = (
  kind: TokenCount["kind"],
  whole: number | undefined,
  parts: Readonly<Partial<Record<"audio" | "image", number | undefined>>> = {},
): readonly TokenCount[] => {
  if (whole === undefined) return [];
  const { audio = 0, image = 0 } = parts;
  const counts = { text: Math.max(0, whole - audio - image), audio, image };
  return (["text", "audio", "image"] as const)
    .map((modality) => ({ kind, modality, value: counts[modality] }))
    .filter(({ modality, value }) => modality === "text" || value > 0);
};

/** Takes a call's usage apart by modality; what the provider did not tell apart counts as text. */
export const tokenCounts = (usage: Usage): readonly TokenCount[] => [
  ...split("input", usage.input, { audio: usage.inputAudio, image: usage.inputImage }),
  ...split("output", usage.output, { audio: usage.outputAudio, image: usage.outputImage }),
  ...split("cacheRead", usage.cacheRead, { audio: usage.cacheReadAudio }),
  ...split("cacheWrite", usage.cacheWrite),
  ...split("reasoning", usage.reasoning),
];
