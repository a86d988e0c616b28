import type { Rates } from "./rates.ts";

/** A price that the table has not, or has wrong. */
export interface Correction {
  /** The provider's id in the price table. */
  readonly provider: string;
  readonly model: RegExp;
  /** The first moment it holds, ISO 8601 (UTC). */
  readonly from?: string;
  /** The first moment it holds no more, ISO 8601 (UTC). */
  readonly until?: string;
  /** Only while DeepSeek's peak hours last. */
  readonly atPeak?: true;
  /** Only for prompts of more tokens than these. */
  readonly above?: number;
  /** Only for calls that were billed for some of these ({@link Usage.requests}). */
  readonly counted?: string;
  /** Replaces all the table says, or, where `isPatch`, those rates alone. */
  readonly rates: Rates;
  readonly isPatch?: true;
  /** The page that says so, and when it was read. */
  readonly source: string;
  readonly read: string;
}

const READ = "2026-11-22";
const OPENAI = { provider: "openai", source: "https://developers.openai.com/api/docs/pricing", read: READ };
const DEEPSEEK = {
  provider: "deepseek",
  source: "https://api-docs.deepseek.com/quick_start/pricing",
  read: READ,
};
const COHERE = { provider: "cohere", source: "https://cohere.com/pricing", read: READ };

const ZAI = { provider: "zai", source: "https://docs.z.ai/guides/overview/pricing", read: READ };

const perMillion = (input: number, cached: number, output: number): Rates => ({
  input_mtok: input,
  cache_read_mtok: cached,
  output_mtok: output,
});

/** What a model of OpenAI's costs since version 6.1: a longer prompt more, and what is cached by how long it is kept. */
const openaiModel = (
  name: string,
  [input, cached, output]: readonly [number, number, number],
): Correction[] => {
  const rates = (more: number, said: number): Rates => ({
    ...perMillion(input * more, cached * more, output * said),
    cache_write_mtok: input * 1.25 * more,
    cache_write_1h_mtok: input * 2.5 * more,
    web_searches_kcount: 10,
    storage_searches_kcount: 2.5,
  });
  const row = {
    ...OPENAI,
    model: new RegExp(`^${name.replace(".", "\\.")}$`),
    source: `https://developers.openai.com/api/docs/models/${name}`,
  };
  return [
    { ...row, above: 272_000, rates: rates(2, 1.5) },
    { ...row, rates: rates(1, 1) },
  ];
};

/** Claude's cache is written at 1.25 times the price of the input for five minutes, at twice that price for an hour. */
const claude = (input: number, cached: number, output: number): Rates => ({
  ...perMillion(input, cached, output),
  cache_write_mtok: input * 1.25,
  cache_write_1h_mtok: input * 2,
  web_searches_kcount: 10,
});
const SONNET_5_5 = {
  provider: "anthropic",
  model: /^claude-sonnet-5[-.]5$/,
  source: "https://platform.claude.com/docs/en/models/sonnet-5-5/overview",
  read: READ,
};
const HAIKU_5_5 = {
  provider: "anthropic",
  model: /^claude-haiku-5[-.]5$/,
  source: "https://platform.claude.com/docs/en/models/haiku-5-5/overview",
  read: READ,
};

const LEGACY = /^deepseek-(?:chat|reasoner)$/;
const FLASH = /^deepseek-(?:v4-)?flash/;
const PRO = /^deepseek-v4-pro/;

/** Corrections of the price table; the first that fits holds. */
export const CORRECTIONS: readonly Correction[] = [
  { ...OPENAI, model: /^ft:gpt-4\.1-2/, rates: perMillion(3, 0.75, 12) },
  { ...OPENAI, model: /^ft:gpt-4\.1-mini-/, rates: perMillion(0.8, 0.2, 3.2) },
  { ...OPENAI, model: /^ft:gpt-4\.1-nano-/, rates: perMillion(0.2, 0.05, 0.8) },
  { ...OPENAI, model: /^ft:gpt-4o-mini-2/, rates: perMillion(0.3, 0.15, 1.2) },
  { ...OPENAI, model: /^ft:gpt-4o-2/, rates: perMillion(3.75, 1.875, 15) },
  { ...OPENAI, model: /^ft:o4-mini-/, rates: perMillion(4, 1, 16) },
  {
    ...OPENAI,
    model: /^o3(?:-2025-04-16)?$/,
    until: "2025-06-10",
    isPatch: true,
    rates: { cache_read_mtok: 2.5 },
  },
  {
    ...OPENAI,
    model: /^gpt-4o-audio-preview/,
    isPatch: true,
    rates: { input_audio_mtok: 40, output_audio_mtok: 80 },
  },
  {
    ...OPENAI,
    model: /^gpt-4o-mini-audio-preview/,
    isPatch: true,
    rates: { input_audio_mtok: 10, output_audio_mtok: 20 },
  },
  {
    ...OPENAI,
    model: /^gpt-4(?:o|\.1)/,
    counted: "web_search_preview",
    isPatch: true,
    rates: { web_searches_kcount: 25 },
  },
  ...openaiModel("gpt-6.1-sol", [2, 0.1, 10]),
  ...openaiModel("gpt-6.1-terra", [1, 0.05, 5]),
  ...openaiModel("gpt-6.2-sol", [2, 0.1, 10]),
  { ...SONNET_5_5, until: "2026-10-07", rates: claude(2, 0.2, 10) },
  { ...SONNET_5_5, rates: claude(2, 0.1, 10) },
  { ...HAIKU_5_5, above: 100_000, rates: claude(0.5, 0.05, 2.5) },
  { ...HAIKU_5_5, rates: claude(0.1, 0.01, 0.5) },
  {
    ...DEEPSEEK,
    model: LEGACY,
    from: "2025-09-05T16:00Z",
    until: "2025-09-29",
    rates: perMillion(0.56, 0.07, 1.68),
  },
  {
    ...DEEPSEEK,
    model: LEGACY,
    from: "2025-09-29",
    until: "2026-04-24",
    rates: perMillion(0.28, 0.028, 0.42),
  },
  // The old names were answered by V4 Flash until they went.
  { ...DEEPSEEK, model: LEGACY, from: "2026-04-24", rates: perMillion(0.14, 0.0028, 0.28) },
  { ...DEEPSEEK, model: FLASH, until: "2026-08-17", rates: perMillion(0.14, 0.0028, 0.28) },
  { ...DEEPSEEK, model: FLASH, from: "2026-09-09T16:00Z", atPeak: true, rates: perMillion(0.3, 0.006, 1.2) },
  { ...DEEPSEEK, model: FLASH, from: "2026-09-09T16:00Z", rates: perMillion(0.15, 0.003, 0.6) },
  { ...DEEPSEEK, model: FLASH, atPeak: true, rates: perMillion(0.44, 0.014, 1.32) },
  { ...DEEPSEEK, model: FLASH, rates: perMillion(0.22, 0.007, 0.66) },
  { ...DEEPSEEK, model: PRO, until: "2026-08-17", rates: perMillion(0.435, 0.003625, 0.87) },
  { ...DEEPSEEK, model: PRO, atPeak: true, rates: perMillion(1.32, 0.044, 3.96) },
  { ...DEEPSEEK, model: PRO, rates: perMillion(0.66, 0.022, 1.98) },
  { ...ZAI, model: /^glm-4\.\d-flash$/i, rates: {} },
  { ...ZAI, model: /^glm-4\.5-air$/i, rates: perMillion(0.2, 0.03, 1.1) },
  { ...ZAI, model: /^glm-4\.5v$/i, rates: perMillion(0.6, 0.11, 1.8) },
  { ...ZAI, model: /^glm-4\.[567]$/i, rates: perMillion(0.6, 0.11, 2.2) },
  {
    ...COHERE,
    model: /^rerank-(?:v3\.5|(?:english|multilingual)-v[23]\.0)$/,
    rates: { rerank_searches_kcount: 2 },
  },
];
