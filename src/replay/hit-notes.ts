import type { RecordedRequest } from "../cassette/cassette.ts";
import type { Pair } from "./token-map.ts";

const SHOWN_PAIRS = 3;

/** Says that a request was matched although tokens differ, and which. */
export const volatileNote = ({ method, url }: RecordedRequest, pairs: readonly Pair[]): string => {
  const changed = pairs.filter(({ recorded, today }) => recorded !== today);
  const texts = [...new Set(changed.map(({ recorded, today }) => `${recorded} is now ${today}`))];
  const rest = texts.length > SHOWN_PAIRS ? `, and ${texts.length - SHOWN_PAIRS} more` : "";
  return `${method} ${url} was matched though volatile values differ: ${texts.slice(0, SHOWN_PAIRS).join(", ")}${rest}.`;
};

/** Says that a request was matched although schemas in it, at these paths, have their properties in another order. */
export const orderNote = ({ method, url }: RecordedRequest, paths: readonly string[]): string =>
  `${method} ${url} was matched though the properties of a JSON Schema stand in another order (${paths[0]}), ` +
  `which can change what a model answers.`;

/** Says that a request was matched without its body. */
export const partNote = ({ method, url }: RecordedRequest): string =>
  `${method} ${url} was matched without its body, which the source of the import had not kept.`;
