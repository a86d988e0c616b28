/** More words than a suite of tests meets; what comes after is worked out each time. */
const MOST = 20_000;

/** Keeps what a function makes of a word, up to 20,000 words; for functions of data that never changes. */
export const remember = <T>(make: (word: string) => T): ((word: string) => T) => {
  const made = new Map<string, T>();
  return (word) => {
    const known = made.get(word);
    if (known !== undefined) return known;
    const value = make(word);
    if (made.size < MOST) made.set(word, value);
    return value;
  };
};
