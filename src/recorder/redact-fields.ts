import type { Body } from "../cassette/cassette.ts";
import { isJsonObject, type JsonValue } from "../formats/json.ts";
import { isOrdinaryWord } from "./find-secrets.ts";
import { STAND_IN } from "./placeholder.ts";
import type { SecretNames } from "./secret-names.ts";

const isSecret = (name: string, value: JsonValue, names: SecretNames): boolean =>
  typeof value === "string" &&
  value !== "" &&
  names.field(name) &&
  (names.asked(name) || !isOrdinaryWord(value));

const withoutSecrets = (value: JsonValue, names: SecretNames): JsonValue => {
  if (typeof value !== "object" || value === null) return value;
  if (!isJsonObject(value)) {
    const items = value.map((item) => withoutSecrets(item, names));
    return items.some((item, i) => item !== value[i]) ? items : value;
  }
  const entries = Object.entries(value).map(
    ([name, inner]) =>
      [name, isSecret(name, inner, names) ? STAND_IN : withoutSecrets(inner, names)] as const,
  );
  return entries.some(([name, inner]) => inner !== value[name]) ? Object.fromEntries(entries) : value;
};

/**
 * Puts one word in the place of whatever stands under a credential's name in a request's JSON, so that a request sent
 * with another credential is the same request. A request is sent whole, so that its length need not stay.
 */
export const withoutFields = (body: Body | null, names: SecretNames): Body | null => {
  if (body === null || !("json" in body)) return body;
  const json = withoutSecrets(body.json, names);
  return json === body.json ? body : { ...body, json };
};
