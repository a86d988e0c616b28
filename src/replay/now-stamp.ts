import { instantOf } from "./instant.ts";
import type { Token } from "./volatile.ts";

/** A request as its tokens, and when it was sent, in milliseconds. */
export interface Stamped {
  readonly tokens: readonly Token[];
  readonly sentAt: number;
}

/** How far from the moment of sending a time may be to tell nothing but that moment: a prompt is built, then sent. */
const NEAR_MS = 120_000;

const isNow = ({ tokens, sentAt }: Stamped, at: number): boolean => {
  const token = tokens[at];
  return token !== undefined && Math.abs(instantOf(token) - sentAt) <= NEAR_MS;
};

/** Tells whether requests, of today and recorded, differ in nothing but the time at which each was sent. */
export const differOnlyInSending = (today: Stamped, recorded: readonly Stamped[]): boolean =>
  today.tokens.every((_token, at) => {
    const isSame = recorded.every(({ tokens }) => tokens[at]?.text === recorded[0]?.tokens[at]?.text);
    return isSame || [today, ...recorded].every((each) => isNow(each, at));
  });
