const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/**
 * Tells which way a text runs, by its first letter; a browser's own guess passes over what is isolated.
 *
 * @see https://www.unicode.org/reports/tr9/#P2
 */
export const directionOf = (text: string): "ltr" | "rtl" => {
  const letter = /\p{L}/u.exec(text)?.[0] ?? "";
  return RIGHT_TO_LEFT.test(letter) ? "rtl" : "ltr";
};
