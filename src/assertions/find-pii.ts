import { isIP } from "node:net";
import { IBAN_LENGTHS } from "./iban-lengths.ts";

/** What is looked for; a kind comes before those that its text could be taken for. */
export const PII_KINDS = ["iban", "card", "ssn", "email", "ip", "phone"] as const;

/**
 * A kind of personal data.
 *
 * @useDeclaredType
 */
export type PiiKind = (typeof PII_KINDS)[number];

/** A piece of personal data in a text. */
export interface Pii {
  readonly kind: PiiKind;
  readonly value: string;
  /** Where it begins, in UTF-16 units. */
  readonly at: number;
}

/** What looks right, and what proves it; gives the part that is proved. No expression backtracks without bound. */
interface Detector {
  readonly shape: RegExp;
  readonly prove: (candidate: string) => string | undefined;
}

const digitsOf = (text: string): string => text.replaceAll(/\D/g, "");

/** ISO/IEC 7812-1, annex B. */
const passesLuhn = (digits: string): boolean => {
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
};

/** Visa, Mastercard, American Express, Diners Club, JCB and the 16 to 19 digits of Discover, UnionPay and Maestro. */
const ISSUER =
  /^(?:4\d{15}(?:\d{3})?|(?:5[1-5]|2[2-7])\d{14}|3[47]\d{13}|3[0689]\d{12}|(?:35|50|5[6-9]|6)\d{14,17})$/;

const proveCard = (candidate: string): string | undefined => {
  const digits = digitsOf(candidate);
  return ISSUER.test(digits) && new Set(digits).size > 1 && passesLuhn(digits) ? candidate : undefined;
};

/** ISO 7064, MOD 97-10, over the country, the check digits moved to the end, letters as 10 to 35. */
const passesMod97 = (iban: string): boolean =>
  Array.from(iban.slice(4) + iban.slice(0, 4)).reduce((rest, character) => {
    const value = Number.parseInt(character, 36);
    return (rest * (value > 9 ? 100 : 10) + value) % 97;
  }, 0) === 1;

/** Takes as many characters as the country's IBANs have: capitals may follow. */
const proveIban = (candidate: string): string | undefined => {
  const length = IBAN_LENGTHS.get(candidate.slice(0, 2)) ?? Infinity;
  let [end, seen] = [0, 0];
  while (end < candidate.length && seen < length) if (candidate[end++] !== " ") seen++;
  const iban = candidate.slice(0, end);
  const isWhole = seen === length && !/^\w/.test(candidate.slice(end));
  return isWhole && passesMod97(iban.replaceAll(" ", "")) ? iban : undefined;
};

const proveIp = (candidate: string): string | undefined => {
  const address = candidate.replace(/(?<![.:])[.:]+$/, (end) => (end === "::" ? end : ""));
  if (/^(?:127\.|0\.0\.0\.0$|::1?$|\D+$)/.test(address)) return undefined;
  return isIP(address) === 0 ? undefined : address;
};

const provePhone = (candidate: string): string | undefined => {
  const { length } = digitsOf(candidate);
  return length >= 8 && length <= 15 ? candidate : undefined;
};

const same = (candidate: string): string => candidate;

const DETECTORS: Readonly<Record<PiiKind, Detector>> = {
  iban: { shape: /(?<![A-Z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}/g, prove: proveIban },
  card: { shape: /(?<![\w.-])\d(?:[ -]?\d){12,18}(?![\w-]|\.\d)/g, prove: proveCard },
  ssn: {
    shape:
      /(?<![\w-])(?!000|666|9\d\d)\d{3}-(?!00)\d\d-(?!0000)\d{4}(?![\w-])|(?<=\b(?:ssn|social security)[^\d\n]{0,15})(?!000|666|9\d\d)\d{3} (?!00)\d\d (?!0000)\d{4}(?![\w-])/gi,
    prove: same,
  },
  email: {
    shape:
      /(?<![\w.%+-])[\w.%+'-]{1,64}@(?!\d+\.\d)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,5}\.\p{L}{2,63}/gu,
    prove: same,
  },
  ip: {
    shape:
      /(?<![\w.:]|[a-z]\/|\b(?:version|release|build|ver\.?|v\.?)[ :=]{1,3})(?:\d{1,3}(?:\.\d{1,3}){3}(?![\w-]|\.\d)|[\da-f:]{2,39}(?![\w:]))/gi,
    prove: proveIp,
  },
  phone: {
    shape:
      /(?<![\w+])\+\d[\d ().-]{6,20}\d(?!\d)|(?<![\w.-])(?:\([2-9]\d\d\) ?|[2-9]\d\d[-. ])[2-9]\d\d[-. ]\d{4}(?![\w-])|(?<=\b(?:tel|telephone|telefon|phone|mobile|fax|call(?: us| me| him| her| them)?(?: at| on)?)\b[^\w\n+]{0,4}(?:[a-z]{1,9}[^\w\n+]{1,4}){0,2})0\d[\d /()-]{5,18}\d(?!\d)/gi,
    prove: provePhone,
  },
};

const matchesOf = (text: string, kind: PiiKind): Pii[] => {
  const { shape, prove } = DETECTORS[kind];
  return [...text.matchAll(shape)].flatMap(({ 0: candidate, index }) => {
    const value = prove(candidate);
    return value === undefined ? [] : { kind, value, at: index };
  });
};

const overlaps = (a: Pii, b: Pii): boolean => a.at < b.at + b.value.length && b.at < a.at + a.value.length;

/**
 * Finds email addresses, phone numbers, payment cards (Luhn), IBANs (mod 97), US social security numbers and IP addresses
 * in a text, in their order there. What could be of two kinds is the one that is proved better.
 */
export const findPii = (text: string, kinds: readonly PiiKind[] = PII_KINDS): readonly Pii[] => {
  const found: Pii[] = [];
  for (const kind of PII_KINDS.filter((each) => kinds.includes(each)))
    found.push(...matchesOf(text, kind).filter((pii) => !found.some((other) => overlaps(pii, other))));
  return found.toSorted((a, b) => a.at - b.at);
};

/** Shows so much of it that it can be found again, and no more. */
export const maskPii = ({ value }: Pii): string =>
  value.length < 6 ? "…" : `${value.slice(0, 2)}…${value.slice(-2)}`;
