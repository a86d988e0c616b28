/** Any value JSON can hold. */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** How a JSON text is laid out around its values. */
export interface JsonLayout {
  /** Spaces of an indent, or a tab; absent: everything on one line. */
  readonly indent?: number | "\t";
  /** Between items on one line; default `,`. */
  readonly comma?: string;
  /** Between a key and its value; default `:` (`: ` when indented). */
  readonly colon?: string;
  /** Escapes beyond what JSON asks: `ascii` (every non-ASCII character), `html` (`<`, `>`, `&`), `slash` (`/`). */
  readonly escapes?: readonly ("ascii" | "html" | "slash")[];
  /** Text before and after the document (keep-alive white space, a final newline). */
  readonly before?: string;
  readonly after?: string;
}

/** Tells objects from arrays and scalars. */
export const isJsonObject = (value: JsonValue | undefined): value is { readonly [key: string]: JsonValue } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Gives an object's own member; `undefined` where it has none of that name, be it one that every object inherits. */
export const memberOf = (
  object: { readonly [key: string]: JsonValue },
  name: string,
): JsonValue | undefined => (Object.hasOwn(object, name) ? object[name] : undefined);
