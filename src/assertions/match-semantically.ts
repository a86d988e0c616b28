import { failure } from "../errors.ts";
import { compareTexts, DEFAULT_THRESHOLD } from "../meaning/compare-texts.ts";
import { cosine } from "../meaning/cosine.ts";
import type { Embedder } from "../meaning/embedder.ts";
import { requireShare } from "./argument.ts";
import { unjudged } from "./finding.ts";
import { type Compared, judgeMeaning } from "./judge-meaning.ts";
import { type MaybeLater, signedSoon } from "./matcher.ts";
import { type Output, overOutput, type OutputSubject } from "./output.ts";
import type { Selection } from "./select.ts";
import { showValue } from "./show.ts";
import type { Finding, Verdict } from "./verdict.ts";

/** How {@link matchSemantically} compares. */
export interface MeaningOptions extends Selection {
  /** The least score that passes, over 0 to 1; default: `DEFAULT_THRESHOLD`, which is made for the built-in embedder. */
  readonly threshold?: number | undefined;
  /** Takes every replaced word that is no synonym for a conflict too. */
  readonly strict?: boolean | undefined;
}

/** How {@link matchSemantically} compares by another embedder's vectors. */
export interface EmbeddedMeaningOptions extends MeaningOptions {
  readonly embedder: Embedder;
}

type Options = MeaningOptions & { readonly embedder?: Embedder | undefined };

interface MatchSemantically {
  (
    subject: OutputSubject,
    expected: string | readonly string[],
    options: EmbeddedMeaningOptions,
  ): Promise<Verdict>;
  (subject: OutputSubject, expected: string | readonly string[], options?: MeaningOptions): Verdict;
}

const embed = async (
  output: Output,
  expected: readonly string[],
  { embedder, strict = false }: EmbeddedMeaningOptions,
): Promise<readonly Compared[] | undefined> => {
  const [own, ...vectors] = await embedder([output.text, ...expected]);
  if (!own || vectors.length !== expected.length) return undefined;
  return expected.map((text, index) => ({
    expected: text,
    ...compareTexts(output.text, text, { strict, similarity: cosine(own, vectors[index] ?? []) }),
  }));
};

const judgeOutput = (
  output: Output,
  expected: readonly string[],
  options: Options,
  threshold: number,
): MaybeLater<Finding> => {
  const { embedder, strict = false } = options;
  if (!embedder) {
    const compared = expected.map((text) => ({
      expected: text,
      ...compareTexts(output.text, text, { strict }),
    }));
    return judgeMeaning(compared, threshold, output, false);
  }
  return embed(output, expected, { ...options, embedder }).then((compared) =>
    compared
      ? judgeMeaning(compared, threshold, output, true)
      : unjudged({ missing: "the embedder did not give one vector for each text", call: output.call }),
  );
};

const requireTexts = (expected: string | readonly string[]): readonly string[] => {
  const texts = [expected].flat();
  if (texts.length > 0 && texts.every((text) => typeof text === "string" && text.trim() !== "")) return texts;
  throw failure(
    "matcherArgument",
    "matchSemantically",
    "expected",
    showValue(expected),
    "a text or several, none of them empty",
  );
};

/**
 * The output means what is expected, or one of several expected texts: it says much the same, and contradicts it
 * nowhere (numbers, dates, names, negation, …). The score is the similarity from 0 to 1, and 0 where there is a
 * conflict, which the message names. Without `embedder` all happens at once and offline, for English; with one it gives
 * a promise, and the guards against conflicts stay on.
 *
 * @throws `matcherArgument`; what the embedder throws.
 * @example
 * ```ts
 * expect("You can get a refund within 30 days.").toMatchSemantically("Refunds are available within 30 days.");
 * expect("Refunds are available within 60 days.").not.toMatchSemantically("Refunds are available within 30 days.");
 *
 * const embedder = async (texts: readonly string[]) => texts.map((text) => [text.length, 1]);
 * await expect("Rückgabe in 30 Tagen.").toMatchSemantically(["30 Tage Rückgaberecht."], { embedder, threshold: 0.8 });
 * ```
 * @function
 */
export const matchSemantically = ((
  subject: OutputSubject,
  expected: string | readonly string[],
  given?: Options,
) => {
  const options = given ?? {};
  const texts = requireTexts(expected);
  const threshold = requireShare("matchSemantically", "threshold", options.threshold ?? DEFAULT_THRESHOLD);
  const found = overOutput<MaybeLater<Finding>>(subject, options, (output) =>
    judgeOutput(output, texts, options, threshold),
  );
  return signedSoon("matchSemantically", [expected, options], found, options.embedder !== undefined);
}) as MatchSemantically;
