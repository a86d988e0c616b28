import { types } from "node:util";
import { showValue } from "./show.ts";

/** Tells whether a tool is the one that is meant: by its whole name, or by an expression. */
export const isMeant = (wanted: string | RegExp, name: string): boolean =>
  types.isRegExp(wanted) ? name.search(wanted) !== -1 : name === wanted;

/** Shows a call of a tool, such as `lookup({"order":7})`; `…` for any arguments. */
export const showToolCall = (name: string | RegExp, args: unknown): string =>
  `${String(name)}(${args === undefined ? "…" : showValue(args)})`;
