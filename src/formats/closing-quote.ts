/**
 * Finds the quote that closes a JSON string whose characters begin at `start`; -1 where none does. Any length is looked
 * through, where an expression that repeats a group would run out of stack.
 */
export const closingQuote = (text: string, start: number): number => {
  for (let at = text.indexOf('"', start); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (at - slashes > start && text[at - slashes - 1] === "\\") slashes++;
    if (slashes % 2 === 0) return at;
  }
  return -1;
};
