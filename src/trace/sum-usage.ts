import type { Usage } from "./usage.ts";
import { defined } from "./values/json-access.ts";
import { sumOf } from "./values/sum-of.ts";

type Kind = Exclude<keyof Usage, "requests" | "isEstimate">;

const KINDS: readonly Kind[] = [
  "input",
  "output",
  "cacheRead",
  "cacheWrite",
  "cacheWrite1h",
  "reasoning",
  "inputAudio",
  "outputAudio",
  "inputImage",
  "outputImage",
  "cacheReadAudio",
];

const sumRequests = (usages: readonly Usage[]): Usage["requests"] => {
  const total = new Map<string, number>();
  for (const [name, count] of usages.flatMap(({ requests = {} }) => Object.entries(requests)))
    total.set(name, (total.get(name) ?? 0) + count);
  return total.size === 0 ? undefined : Object.fromEntries(total);
};

/** Sums usages kind by kind; a kind that none of them has is absent, and one estimate makes the sum one. */
export const sumUsage = (usages: readonly Usage[]): Usage =>
  defined({
    ...Object.fromEntries(KINDS.map((kind) => [kind, sumOf(usages.map((usage) => usage[kind]))])),
    requests: sumRequests(usages),
    isEstimate: usages.some(({ isEstimate }) => isEstimate) ? (true as const) : undefined,
  });

/** Adds input and output, of which all other tokens are parts; `undefined` where neither is known. */
export const totalTokens = ({ input, output }: Usage): number | undefined =>
  input === undefined && output === undefined ? undefined : (input ?? 0) + (output ?? 0);
