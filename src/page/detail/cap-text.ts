/** What a browser lays out at once without a pause; more is shown on demand. */
export const CAP = 20_000;

/** Cuts a text to about `most` characters, never inside one; gives it back whole where it is no longer. */
export const capText = (text: string, most = CAP): string => {
  if (text.length <= most) return text;
  const isPair = (text.codePointAt(most - 1) ?? 0) > 0xffff;
  return text.slice(0, isPair ? most - 1 : most);
};

const SIZES = ["characters", "thousand characters", "million characters"] as const;

/** Prints how long a text is: `812 characters`, `48 thousand characters`, `5.2 million characters`. */
export const printLength = (text: string): string => {
  const power = text.length < 10_000 ? 0 : text.length < 1_000_000 ? 1 : 2;
  const count = text.length / 1000 ** power;
  return `${count < 10 && power > 0 ? count.toFixed(1) : Math.round(count)} ${SIZES[power] ?? ""}`;
};
