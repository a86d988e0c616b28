import type { JsonPath } from "./json-scan.ts";

/** Writes a path as JSON pointer (RFC 6901); the root is the empty string. */
export const printPointer = (path: JsonPath): string => {
  let pointer = "";
  for (const step of path)
    pointer += `/${typeof step === "number" ? step : step.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  return pointer;
};

/** Reads the steps of a JSON pointer (RFC 6901); array indexes stay strings. */
export const readPointer = (pointer: string): string[] =>
  pointer === ""
    ? []
    : pointer
        .slice(1)
        .split("/")
        .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
