import type { Edit } from "./plan.ts";
import { bare, nameOf, type Parse, part, parts, property, putFirst } from "./syntax.ts";

/** What `compilerOptions.types` holds for the matchers. */
export const MATCHER_TYPES = "llm-replay/vitest";

/**
 * Adds the types of the matchers to the text of a tsconfig, which may have comments. Only a list that is there is added
 * to: a new one would take away what TypeScript or an extended config finds without it.
 */
export const addTypes = (text: string, parse: Parse): Edit => {
  // In brackets, JSON with comments is an expression.
  const source = `(${text}\n)`;
  const [statement] = parts(parse("tsconfig.ts", source), "body");
  const config = bare(part(statement, "expression"));
  if (config?.type !== "ObjectExpression") return { refused: "it cannot be parsed" };
  const types = part(property(part(property(config, "compilerOptions"), "value"), "types"), "value");
  if (types?.type !== "ArrayExpression") return { refused: "it lists no types" };
  if (parts(types, "elements").some((each) => nameOf(each) === MATCHER_TYPES)) return { text };
  return { text: putFirst(source, types, `"${MATCHER_TYPES}"`).slice(1, -2) };
};
