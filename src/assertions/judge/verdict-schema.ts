/** The form of a verdict as a JSON Schema. The reason stands first: a model that writes it first judges by it. */
export const VERDICT_SCHEMA = {
  type: "object",
  properties: {
    reason: { type: "string", description: "Why, in at most three sentences, by the criteria." },
    score: { type: "number", description: "From 0 (fulfils nothing) to 1 (fulfils everything)." },
    verdict: { type: "string", enum: ["pass", "fail"] },
  },
  required: ["reason", "score", "verdict"],
  additionalProperties: false,
} as const;
