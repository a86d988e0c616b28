import type { Cost } from "../cost.ts";
import type { Usage } from "../usage.ts";
import { COUNTED } from "./counted.ts";
import { loadPrices } from "./load-prices.ts";
import type { Rates } from "./rates.ts";

type Units = Record<string, number>;

/** A part of a usage in the units of the price library. */
interface Parts {
  readonly input: Units;
  readonly cached: Units;
  readonly output: Units;
  readonly reasoning: Units;
  readonly other: Units;
}

/** What of a modality must have come out of the cache, where the provider does not say. */
const overflow = (tokens: number, room: number): number => Math.max(0, tokens - room);

const partsOf = (usage: Usage): Parts => {
  const { input = 0, output = 0, cacheRead = 0, cacheWrite = 0, cacheWrite1h = 0, reasoning = 0 } = usage;
  const { inputAudio = 0, outputAudio = 0, inputImage = 0, outputImage = 0 } = usage;
  const fresh = input - cacheRead - cacheWrite;
  const cachedAudio = usage.cacheReadAudio ?? overflow(inputAudio, fresh);
  const audio = inputAudio - cachedAudio;
  const cachedImage = overflow(inputImage, fresh - audio);
  return {
    input: { input_tokens: fresh, input_audio_tokens: audio, input_image_tokens: inputImage - cachedImage },
    cached: {
      input_tokens: cacheRead + cacheWrite,
      input_audio_tokens: cachedAudio,
      input_image_tokens: cachedImage,
      cache_read_tokens: cacheRead,
      cache_audio_read_tokens: cachedAudio,
      cache_image_read_tokens: cachedImage,
      cache_write_tokens: cacheWrite,
      cache_write_1h_tokens: cacheWrite1h,
    },
    output: {
      output_tokens: output - reasoning,
      output_audio_tokens: outputAudio,
      output_image_tokens: outputImage,
    },
    reasoning: { output_tokens: reasoning, output_reasoning_tokens: reasoning },
    other: countedIn(usage),
  };
};

const countedIn = ({ requests = {} }: Usage): Units => {
  const units: Units = {};
  for (const [name, count] of Object.entries(requests))
    for (const unit of COUNTED[name]?.units ?? []) units[unit] = (units[unit] ?? 0) + count;
  return units;
};

const FREE = { input_price: 0, output_price: 0, total_price: 0 };

const priced = (usage: Units, rates: Rates) => {
  const isUsed = Object.values(usage).some((count) => count !== 0);
  if (!isUsed && rates["requests_kcount"] === undefined) return FREE;
  const models = [{ id: "model", match: { equals: "model" }, prices: { ...rates } }];
  const provider = { id: "given", name: "given", api_pattern: "", models };
  return loadPrices().calcPrice(usage, "model", { provider }) ?? FREE;
};

/**
 * Prices a usage, part by part; the total is the parts' sum.
 *
 * @throws `Error` of the price library for a usage that does not add up, such as more cached tokens than input.
 */
export const costOf = (usage: Usage, rates: Rates): Cost => {
  const parts = partsOf(usage);
  const input = priced(parts.input, rates).input_price;
  const cached = priced(parts.cached, rates).input_price;
  const output = priced(parts.output, rates).output_price;
  const reasoning = priced(parts.reasoning, rates).output_price;
  const other = priced(parts.other, rates).total_price;
  return { total: input + cached + output + reasoning + other, input, cached, output, reasoning, other };
};

/** Multiplies what tokens cost; what is billed by other units stays. */
export const timesTokens = ({ input, cached, output, reasoning, other }: Cost, factor: number): Cost => {
  const tokens = (input + cached + output + reasoning) * factor;
  return {
    total: tokens + other,
    input: input * factor,
    cached: cached * factor,
    output: output * factor,
    reasoning: reasoning * factor,
    other,
  };
};
