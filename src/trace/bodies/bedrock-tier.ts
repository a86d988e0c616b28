/**
 * Names the tier that Bedrock served a call in: its service tier, or `optimized` where it answered faster in the standard
 * one (https://docs.aws.amazon.com/bedrock/latest/userguide/latency-optimized-inference.html).
 */
export const bedrockTier = (tier: string | undefined, latency: string | undefined): string | undefined =>
  latency === "optimized" && (tier === undefined || tier === "default") ? latency : tier;
