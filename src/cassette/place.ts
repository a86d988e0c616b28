import { scanJson, type JsonPath } from "../formats/json-scan.ts";

/** Names an offset of a text as `:<line>:<column>`, both from 1. */
export const placeOf = (text: string, offset: number): string => {
  let line = 1;
  let start = 0;
  for (let end; (end = text.indexOf("\n", start)) !== -1 && end < offset; start = end + 1) line++;
  return `:${line}:${offset - start + 1}`;
};

/** Finds where in a valid JSON text a value begins, or the nearest of its parents that is there. */
export const placeOfPath = (text: string, path: JsonPath): string => {
  let best = { depth: -1, start: 0 };
  scanJson(text, (at, start) => {
    if (at.length > best.depth && at.length <= path.length && at.every((step, i) => step === path[i]))
      best = { depth: at.length, start };
  });
  return placeOf(text, best.start);
};

/** Prints a path as JSON path (RFC 9535): `$.interactions[3].request`. */
export const printPath = (path: JsonPath): string =>
  path.reduce<string>(
    (printed, step) =>
      typeof step === "number"
        ? `${printed}[${step}]`
        : /^[A-Za-z_]\w*$/.test(step)
          ? `${printed}.${step}`
          : `${printed}[${JSON.stringify(step)}]`,
    "$",
  );
