import type { Token } from "./volatile.ts";

/**
 * Tells whether recorded requests of one template are one request that was sent again: where they differ, each holds a
 * time or a name the client made up, and none an id that came from a response (`isGiven`) and so says which thing is meant.
 */
export const isSentAgain = (
  recorded: readonly (readonly Token[])[],
  isGiven: (token: Token) => boolean,
): boolean => {
  const [first = []] = recorded;
  return first.every((token, at) => {
    const others = recorded.map((tokens) => tokens[at] ?? token);
    return others.every(({ text }) => text === token.text) || !others.some(isGiven);
  });
};
