import { judged } from "./finding.ts";
import { matcher } from "./matcher.ts";
import { overOutput, type OutputSubject } from "./output.ts";
import { readJsonOutput } from "./read-json-output.ts";
import type { Selection } from "./select.ts";
import { showText } from "./show.ts";

/**
 * The output is one JSON document and nothing else.
 *
 * @example
 * ```ts
 * expect('{ "total": 30 }').toBeValidJson();
 * expect("Sure! { total: 30 }").not.toBeValidJson();
 * ```
 * @function
 */
export const beValidJson = matcher("beValidJson", (subject: OutputSubject, options: Selection = {}) =>
  overOutput(subject, options, ({ text, call }) => {
    const read = readJsonOutput(text);
    const isJson = "value" in read;
    return judged(isJson, {
      fact: isJson ? "The output is JSON." : `The output is no JSON: ${read.problem}.`,
      actual: text,
      expected: "JSON",
      shown: { expected: "one JSON document", actual: showText(text) },
      call,
      rows: isJson ? [] : [["near", read.near]],
      fix: isJson ? undefined : read.fix,
    });
  }),
);
