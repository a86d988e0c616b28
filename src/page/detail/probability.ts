/** How a token is tinted: 0 for what was nearly certain, up to 4 for what was least likely. */
export type Tint = 0 | 1 | 2 | 3 | 4;

/** Below each of these probabilities a token has one tint more. */
const LIMITS = [0.95, 0.75, 0.4, 0.1];

/** Gives the probability, from 0 to 1, that a natural logarithm stands for. */
export const probabilityOf = (logprob: number): number =>
  Number.isNaN(logprob) ? 0 : Math.min(1, Math.exp(logprob));

/** Gives the tint of a token with this natural logarithm of probability. */
export const tintOf = (logprob: number): Tint => {
  const probability = probabilityOf(logprob);
  return LIMITS.filter((limit) => probability < limit).length as Tint;
};

/** Prints a probability: `97 %`, `3.2 %`, `< 0.1 %`. */
export const printProbability = (logprob: number): string => {
  const percent = probabilityOf(logprob) * 100;
  if (percent < 0.1) return "< 0.1 %";
  return `${percent < 9.95 ? percent.toFixed(1) : Math.round(percent)} %`;
};

/** Shows a token's white space, which alone is nothing to see: `␣`, `↵`, `⇥`. */
export const visibleToken = (token: string): string =>
  token.trim() === "" ? token.replaceAll(" ", "␣").replaceAll("\n", "↵").replaceAll("\t", "⇥") || "∅" : token;
