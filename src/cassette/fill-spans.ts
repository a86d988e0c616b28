import type { JsonPath } from "../formats/json-scan.ts";
import type { RecordedSpan } from "./cassette.ts";
import { continueAttributes } from "./continued-attributes.ts";
import type { ContinuedAttributes, DiskSpan } from "./disk.ts";

type Attributes = RecordedSpan["attributes"];

const fillAttributes = (
  { continues, ...edits }: ContinuedAttributes,
  earlier: readonly RecordedSpan[],
  path: JsonPath,
  wrong: (path: JsonPath, reason: string) => Error,
): Attributes => {
  const base = earlier[continues];
  if (!base) throw wrong([...path, "continues"], `span ${continues} is no earlier one`);
  const full = continueAttributes(base.attributes, edits);
  if ("nowhere" in full)
    throw wrong(path, `pointer ${JSON.stringify(full.nowhere)} fits no place in span ${continues}`);
  return full.attributes;
};

/** Makes the attributes of freshly read spans full; what they have in common is shared in memory. */
export const fillSpans = (
  spans: readonly DiskSpan[],
  wrong: (path: JsonPath, reason: string) => Error,
): RecordedSpan[] => {
  const filled: RecordedSpan[] = [];
  for (const [index, span] of spans.entries()) {
    const { attributes, continues, remove, set, append, ...rest } = span;
    const path = ["spans", index];
    if (attributes) filled.push({ ...rest, attributes });
    else if (continues === undefined) throw wrong(path, '"attributes" is missing');
    else {
      const edits = { continues, ...(remove && { remove }), ...(set && { set }), ...(append && { append }) };
      filled.push({ ...rest, attributes: fillAttributes(edits, filled, path, wrong) });
    }
  }
  return filled;
};
