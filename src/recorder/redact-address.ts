import { STAND_IN } from "./placeholder.ts";
import type { NameTest } from "./secret-names.ts";

const PAIR = /([?&;])([^=&?#;/]{1,64})=([^&#;]*)/g;

/**
 * Puts one word in the place of whatever stands under a credential's key in the query of an address, so that an address
 * asked with another key is the same address. Nothing is cut in an address, so that its length need not stay.
 */
export const withoutKeys = (url: string, isKey: NameTest): string =>
  url.replace(PAIR, (pair, mark: string, name: string) =>
    isKey(name) ? `${mark}${name}=${STAND_IN}` : pair,
  );
