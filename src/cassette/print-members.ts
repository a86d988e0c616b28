import type { JsonValue } from "../formats/json.ts";
import { block, pretty } from "./pretty.ts";

/** A member's value in print; absent where the member is. */
type Printed = string | undefined;

/** The members of an object in print: absent ones are left out. */
export type Members = readonly (readonly [key: string, printed: Printed])[];

/** Prints an object member by member, in the given order. */
export const printMembers = (members: Members, pad: string): string =>
  block(
    "{",
    members.flatMap(([key, printed]) => (printed === undefined ? [] : [`"${key}": ${printed}`])),
    "}",
    pad,
  );

/** Prints a text that may be absent. */
export const optionalText = (value: string | undefined): Printed =>
  value === undefined ? undefined : JSON.stringify(value);

/** Prints a JSON value that may be absent, to be read in a diff. */
export const optionalJson = (value: unknown, pad: string): Printed =>
  value === undefined ? undefined : pretty(value as JsonValue, pad);
