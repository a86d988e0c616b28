import type { JsonValue } from "../../formats/json.ts";
import type { Attributes } from "../span.ts";
import { listOf, objectOf, textIn, type Loose } from "../values/json-access.ts";

const valueOf = (value: Loose): JsonValue => {
  const any = objectOf(value);
  const { stringValue, intValue, doubleValue, boolValue, arrayValue, kvlistValue, bytesValue } = any;
  if (intValue !== undefined || doubleValue !== undefined) return Number(intValue ?? doubleValue);
  if (arrayValue !== undefined) return listOf(objectOf(arrayValue).values).map(valueOf);
  if (kvlistValue !== undefined) return otlpAttributes(objectOf(kvlistValue).values);
  return stringValue ?? boolValue ?? bytesValue ?? null;
};

/**
 * Reads the attributes of OTLP/JSON, a list of `{ key, value: { stringValue | intValue | … } }`; integers may come as
 * text (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding). Attributes that are plain already are given
 * as they are.
 */
export const otlpAttributes = (attributes: Loose): Attributes => {
  if (!Array.isArray(attributes)) return objectOf(attributes);
  return Object.fromEntries(
    attributes.flatMap((each) => {
      const { key, value } = objectOf(each);
      const name = textIn(key);
      return name === undefined ? [] : [[name, valueOf(value)]];
    }),
  );
};
