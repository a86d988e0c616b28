/** A node of an ESTree syntax tree, with its place in the text in UTF-16 units. */
export interface Syntax {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [part: string]: unknown;
}

/** Reads a JavaScript or TypeScript module; `undefined` where it has errors. */
export type Parse = (file: string, text: string) => Syntax | undefined;

/** Says whether a value is a node. */
const isSyntax = (value: unknown): value is Syntax =>
  typeof value === "object" && value !== null && "type" in value && "start" in value;

/** Gives a part of a node that is a node. */
export const part = (node: Syntax | undefined, name: string): Syntax | undefined => {
  const value = node?.[name];
  return isSyntax(value) ? value : undefined;
};

/** Gives a part of a node that is a list of nodes; empty where there is none. */
export const parts = (node: Syntax | undefined, name: string): readonly Syntax[] => {
  const value = node?.[name];
  return Array.isArray(value) ? value.filter(isSyntax) : [];
};

/** Gives the name that a property, an identifier or a literal has. */
export const nameOf = (node: Syntax | undefined): string | undefined => {
  if (node?.type === "Property") return node["computed"] === true ? undefined : nameOf(part(node, "key"));
  const name =
    node?.type === "Identifier" ? node["name"] : node?.type === "Literal" ? node["value"] : undefined;
  return typeof name === "string" ? name : undefined;
};

/** Finds the property of an object literal. */
export const property = (object: Syntax | undefined, name: string): Syntax | undefined =>
  parts(object, "properties").find((each) => nameOf(each) === name);

/** Gives what stands inside brackets, type assertions and `satisfies`. */
export const bare = (node: Syntax | undefined): Syntax | undefined =>
  node && /^(?:ParenthesizedExpression|TS(?:As|Satisfies|NonNull)Expression)$/.test(node.type)
    ? bare(part(node, "expression"))
    : node;

/** Writes an item first into the brackets of an object or array literal, laid out as what stands there first. */
export const putFirst = (text: string, { start, end, type }: Syntax, item: string): string => {
  const inside = text.slice(start + 1, end - 1);
  const [gap = ""] = /^\s*/.exec(inside) ?? [];
  const space = type === "ObjectExpression" ? " " : "";
  const filled =
    gap === inside
      ? space + item + space
      : `${gap}${item},${gap === "" ? " " : gap}${inside.slice(gap.length)}`;
  return text.slice(0, start + 1) + filled + text.slice(end - 1);
};
