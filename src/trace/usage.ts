/**
 * What a call used, in tokens unless said otherwise, with one meaning across providers: `input` includes what was read
 * from and written to the cache, `output` includes reasoning; all others are parts of these two. What the provider did
 * not send is absent, never 0 (https://github.com/open-telemetry/semantic-conventions-genai, gen_ai.usage.*).
 */
export interface Usage {
  readonly input?: number;
  readonly output?: number;
  /** Part of `input` that was read from the provider's prompt cache. */
  readonly cacheRead?: number;
  /** Part of `input` that was written to the provider's prompt cache. */
  readonly cacheWrite?: number;
  /** Part of `cacheWrite` that is kept for longer: an hour instead of five minutes (OpenAI: 12 instead of a half). */
  readonly cacheWrite1h?: number;
  /** Part of `output` that the model thought and did not say. */
  readonly reasoning?: number;
  readonly inputAudio?: number;
  readonly outputAudio?: number;
  readonly inputImage?: number;
  readonly outputImage?: number;
  /** Part of `cacheRead` that is sound. */
  readonly cacheReadAudio?: number;
  /** Searches and other things that the provider counts and bills apart from tokens, by its own name. */
  readonly requests?: Readonly<Record<string, number>>;
  /** Counted by a tokenizer of ours, since the provider sent nothing. */
  readonly isEstimate?: true;
}
