import { instantOf } from "./instant.ts";
import type { Token } from "./volatile.ts";

/** A request as its tokens, and when it was sent, in milliseconds. */
export interface Stamped {
  readonly tokens: readonly Token[];
  readonly sentAt: number;
}

/** How far from the moment of sending a time may be to tell nothing but that moment: a prompt is built, then sent. */
const NEAR_MS = 120_000;

const isNow = ({ sentAt }: Stamped, token: Token): boolean => Math.abs(instantOf(token) - sentAt) <= NEAR_MS;

/** A name that is made up anew each time it is needed, and says nothing. */
const isMadeUp = ({ kind, inner }: Token): boolean =>
  kind === "uuid" || kind === "temp" || kind === "name" || (inner?.tokens ?? []).some(isMadeUp);

/**
 * Tells whether requests, of today and recorded, are one request that was sent again: they differ in nothing but the
 * time of sending and in names the client made up. `isGiven` tells of names that came from a response instead.
 */
export const isSentAgain = (
  today: Stamped,
  recorded: readonly Stamped[],
  isGiven: (token: Token) => boolean,
): boolean =>
  today.tokens.every((_token, at) => {
    const all = [today, ...recorded].map((request) => ({ request, token: request.tokens[at] }));
    const [, first, ...others] = all;
    if (others.every(({ token }) => token?.text === first?.token?.text)) return true;
    return all.every(
      ({ request, token }) =>
        token !== undefined && (isNow(request, token) || (isMadeUp(token) && !isGiven(token))),
    );
  });
