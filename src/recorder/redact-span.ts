import type { RecordedSpan } from "../cassette/cassette.ts";
import { isJsonObject, type JsonValue } from "../formats/json.ts";
import { withoutFields } from "./redact-fields.ts";
import type { SecretNames } from "./secret-names.ts";

/** How the parts of a span are masked. */
export interface SpanRules {
  readonly names: SecretNames;
  readonly text: (text: string) => string;
  readonly address: (url: string) => string;
}

/** An address, or the end of one from its path or query on, as instrumentations of HTTP clients note it. */
const ADDRESS = /^(?:https?:\/\/|\/|\?)[^\s?&=]*[?&=]\S*$/;

const withAddresses = (value: JsonValue, address: SpanRules["address"]): JsonValue => {
  if (typeof value === "string") return ADDRESS.test(value) ? address(value) : value;
  if (isJsonObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, withAddresses(inner, address)]),
    );
  return Array.isArray(value) ? value.map((item: JsonValue) => withAddresses(item, address)) : value;
};

/** Where no address begins, none needs a look of its own. */
const MAY_HOLD_ADDRESS = /https?:\/\/|"[/?]/;

/** Masks the credentials in all that a span says, as in the JSON of a request's body. */
export const redactSpan = (span: RecordedSpan, { names, text, address }: SpanRules): RecordedSpan => {
  const { name, attributes, events, status } = span;
  const said = { name, attributes, ...(events && { events }), ...(status && { status }) };
  const printed = JSON.stringify(said);
  if (!MAY_HOLD_ADDRESS.test(printed) && text(printed) === printed) return span;
  const body = withoutFields({ json: withAddresses(said, address) }, names);
  const masked = text(JSON.stringify(body && "json" in body ? body.json : said));
  return { ...span, ...(JSON.parse(masked) as typeof said) };
};
