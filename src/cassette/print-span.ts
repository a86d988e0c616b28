import type { RecordedSpan } from "./cassette.ts";
import type { ContinuedAttributes } from "./disk.ts";
import { optionalJson, optionalText, printMembers } from "./print-members.ts";

/** Prints a span with its attributes, or with how they continue an earlier one's. */
export const printSpan = (
  span: RecordedSpan,
  continued: ContinuedAttributes | undefined,
  pad: string,
): string => {
  const inner = `${pad}  `;
  return printMembers(
    [
      ["id", optionalText(span.id)],
      ["parent", optionalText(span.parent)],
      ["name", optionalText(span.name)],
      ["kind", optionalText(span.kind)],
      ["scope", optionalText(span.scope)],
      ["start", String(span.start)],
      ["end", String(span.end)],
      ["attributes", continued ? undefined : optionalJson(span.attributes, inner)],
      ["continues", optionalJson(continued?.continues, inner)],
      ["remove", optionalJson(continued?.remove, inner)],
      ["set", optionalJson(continued?.set, inner)],
      ["append", optionalJson(continued?.append, inner)],
      ["events", optionalJson(span.events, inner)],
      ["status", optionalJson(span.status, inner)],
      ["unfinished", span.unfinished && "true"],
    ],
    pad,
  );
};
