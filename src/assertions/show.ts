import { inspect } from "node:util";
import { once } from "../once.ts";
import { isAsymmetric, nameOfAsymmetric } from "./asymmetric.ts";

const MOST = 300;

const cut = (text: string): string => (text.length > MOST ? `${text.slice(0, MOST)}…` : text);

const plain = (_key: string, value: unknown): unknown => {
  if (typeof value === "function") return `function ${value.name}`.trim();
  if (typeof value === "bigint") return `${value}n`;
  if (isAsymmetric(value)) return nameOfAsymmetric(value);
  return Object.prototype.toString.call(value) === "[object RegExp]" ? String(value) : value;
};

/** Not everything is JSON: what holds itself is shown as the console does. */
const asJson = (value: unknown): string => {
  try {
    return JSON.stringify(value, plain) ?? typeof value;
  } catch {
    return inspect(value, { breakLength: Infinity });
  }
};

/** Shows any value on one line, a long one cut; `absent` where there is none. */
export const showValue = (value: unknown): string => (value === undefined ? "absent" : cut(asJson(value)));

/** Shows a text as it is quoted in a message, a long one cut. */
export const showText = (text: string): string => cut(JSON.stringify(text));

/** Made when a number is first shown: a process's first number format takes some 20 ms. */
const significant = once(() => new Intl.NumberFormat("en-US", { maximumSignificantDigits: 6 }));

/** Shows a number with up to six digits that count. */
export const showNumber = (value: number): string => significant().format(value);

/** Shows a score, cut after three digits, so that one below a threshold never reads as equal to it. */
export const showScore = (score: number): string => showNumber(Math.floor(score * 1000) / 1000);

/** Shows US dollars. */
export const showUsd = (value: number): string => `$${showNumber(value)}`;

/** Shows milliseconds. */
export const showMs = (value: number): string => `${showNumber(value)} ms`;

/** Shows how many of a thing there are. */
export const showCount =
  (one: string, many = `${one}s`) =>
  (count: number): string =>
    `${showNumber(count)} ${count === 1 ? one : many}`;
