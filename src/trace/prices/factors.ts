/** What a tier of service, or a way to ask, multiplies the price of tokens with. */
export interface Factor {
  /** The provider's id in the price table. */
  readonly provider: string;
  /** Models it holds for; absent for all. */
  readonly model?: RegExp;
  readonly factor: number;
  /** The page that says so, and when it was read. */
  readonly source: string;
  readonly read: string;
}

/** A factor for a tier of service, by the names that the provider gives it. */
export interface TierFactor extends Factor {
  readonly tiers: readonly string[];
}

/** A factor for where or how a request was sent. */
export interface Surcharge extends Factor {
  readonly host?: RegExp;
  /** Where the provider says that the model worked. */
  readonly region?: string;
}

const READ = { read: "2026-11-22" };
const OPENAI_FAST = {
  ...READ,
  provider: "openai",
  tiers: ["priority", "fast"],
  source: "https://openai.com/api-priority-processing/",
};
const ANTHROPIC_FAST = {
  ...READ,
  provider: "anthropic",
  tiers: ["fast"],
  source: "https://platform.claude.com/docs/en/build-with-claude/fast-mode",
};
const GEMINI = {
  ...READ,
  provider: "google",
  model: /^gemini-/,
  source: "https://ai.google.dev/gemini-api/docs/pricing",
};
const BEDROCK = { ...READ, provider: "aws", source: "https://aws.amazon.com/bedrock/pricing/" };

/** Names of the tier that the table's prices are for. */
export const STANDARD_TIERS: ReadonlySet<string> = new Set([
  "",
  "auto",
  "default",
  "on_demand",
  "standard",
  "standard_only",
  "unspecified",
]);

/** What tiers cost beside the standard one; a tier without a row has no known price. */
export const TIER_FACTORS: readonly TierFactor[] = [
  {
    ...READ,
    provider: "openai",
    tiers: ["batch"],
    factor: 0.5,
    source: "https://developers.openai.com/api/docs/guides/batch",
  },
  {
    ...READ,
    provider: "openai",
    tiers: ["flex"],
    model: /^(?:o3|o4-mini|gpt-5|gpt-6)/,
    factor: 0.5,
    source: "https://developers.openai.com/api/docs/guides/flex-processing",
  },
  { ...OPENAI_FAST, model: /^gpt-4o-mini/, factor: 0.25 / 0.15 },
  { ...OPENAI_FAST, model: /^gpt-4o-2024-05-13/, factor: 1.75 },
  { ...OPENAI_FAST, model: /^gpt-4o/, factor: 1.7 },
  { ...OPENAI_FAST, model: /^gpt-4\.1-nano/, factor: 2 },
  { ...OPENAI_FAST, model: /^gpt-4\.1/, factor: 1.75 },
  { ...OPENAI_FAST, model: /^o3(?:-2025-04-16)?$/, factor: 1.75 },
  { ...OPENAI_FAST, model: /^o4-mini(?:-2025-04-16)?$/, factor: 2 / 1.1 },
  { ...OPENAI_FAST, model: /^gpt-5(?:\.1-codex)?-mini/, factor: 1.8 },
  { ...OPENAI_FAST, model: /^gpt-5\.5(?:-20[\d-]+)?$/, factor: 2.5 },
  {
    ...OPENAI_FAST,
    model: /^gpt-5(?:\.[12346])?(?:-(?:codex|codex-max|chat-latest|mini|sol|terra|luna))?(?:-20[\d-]+)?$/,
    factor: 2,
  },
  {
    ...OPENAI_FAST,
    model: /^gpt-6(?:\.[12])?-(?:astra|sol|terra|luna)(?:-20[\d-]+)?$/,
    factor: 2,
    source: "https://developers.openai.com/api/docs/guides/fast-mode",
  },
  {
    ...READ,
    provider: "azure",
    tiers: ["batch"],
    factor: 0.5,
    source: "https://learn.microsoft.com/azure/ai-foundry/openai/how-to/batch",
  },
  {
    ...READ,
    provider: "anthropic",
    tiers: ["batch"],
    factor: 0.5,
    source: "https://platform.claude.com/docs/en/about-claude/pricing",
  },
  { ...ANTHROPIC_FAST, model: /^claude-opus-4-[67]/, factor: 6 },
  { ...ANTHROPIC_FAST, model: /^claude-opus-(?:4-8|5)/, factor: 2 },
  { ...GEMINI, tiers: ["batch", "flex"], factor: 0.5 },
  { ...GEMINI, tiers: ["priority"], factor: 1.8 },
  { ...BEDROCK, tiers: ["batch", "flex"], factor: 0.5 },
  { ...BEDROCK, tiers: ["priority"], factor: 1.75 },
  { ...BEDROCK, tiers: ["optimized"], model: /claude-3-5-haiku|nova-pro/, factor: 1.25 },
  {
    ...READ,
    provider: "groq",
    tiers: ["flex"],
    factor: 1,
    source: "https://console.groq.com/docs/flex-processing",
  },
  { ...READ, provider: "groq", tiers: ["batch"], factor: 0.5, source: "https://console.groq.com/docs/batch" },
  {
    ...READ,
    provider: "mistral",
    tiers: ["batch"],
    factor: 0.5,
    source: "https://docs.mistral.ai/capabilities/batch/",
  },
];

/** What costs more for where or how it was asked. */
export const SURCHARGES: readonly Surcharge[] = [
  {
    ...READ,
    provider: "anthropic",
    region: "us",
    factor: 1.1,
    source: "https://platform.claude.com/docs/en/manage-claude/data-residency",
  },
  {
    ...READ,
    provider: "google",
    host: /^[a-z0-9-]+-aiplatform\.googleapis\.com$|^aiplatform\.[a-z]+\.rep\.googleapis\.com$/,
    model: /claude-(?:(?:sonnet|haiku|opus)-(?:4-[5-9]|[5-9])|fable|mythos)/,
    factor: 1.1,
    source: "https://platform.claude.com/docs/en/about-claude/pricing",
  },
  {
    ...READ,
    provider: "openai",
    host: /^[a-z]{2}\.api\.openai\.com$/,
    model: /^gpt-(?:5\.[4-9]|[6-9])/,
    factor: 1.1,
    source: "https://developers.openai.com/api/docs/guides/data-residency",
  },
];
