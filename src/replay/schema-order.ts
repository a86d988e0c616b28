import { isJsonObject, type JsonValue } from "../formats/json.ts";

const hasOtherOrder = (recorded: object, today: object): boolean => {
  const names = Object.keys(today);
  return Object.keys(recorded).some((name, i) => name !== names[i]);
};

/**
 * Finds JSON Schemas whose properties stand in another order, by path; the values are equal otherwise.
 * The order of properties steers what a model writes as structured output.
 */
export const reorderedSchemas = (recorded: JsonValue, today: JsonValue, path = "$"): string[] => {
  if (Array.isArray(recorded) && Array.isArray(today))
    return recorded.flatMap((item: JsonValue, i) =>
      reorderedSchemas(item, today[i] as JsonValue, `${path}[${i}]`),
    );
  if (!isJsonObject(recorded) || !isJsonObject(today)) return [];
  return Object.entries(recorded).flatMap(([name, value]) => {
    const other = today[name];
    if (other === undefined) return [];
    const here = `${path}.${name}`;
    const isReordered =
      name === "properties" && isJsonObject(value) && isJsonObject(other) && hasOtherOrder(value, other);
    return [...(isReordered ? [here] : []), ...reorderedSchemas(value, other, here)];
  });
};
