import { printCassette } from "../../cassette/print.ts";
import { createRedactor, type Finding } from "../../recorder/redact.ts";
import type { Rule } from "../concern.ts";

const shown = ({ kind, line, column }: Finding): string => `${kind} at ${line}:${column}`;

const FIX = "Revoke it, since whoever saw the file has it, and run `llm-replay check --fix` to mask it.";

/** Finds credentials that a recording would have masked: those of files from elsewhere, or edited by hand. */
export const secrets: Rule = ({ cassette, text }, { redact = {} }) => {
  const redactor = createRedactor(redact);
  const { found } = redactor.clean(text);
  const interactions = cassette.interactions.map((each) => redactor.interaction(each));
  const spans = redactor.spans(
    cassette.spans,
    cassette.interactions.map(({ request }) => request),
  );
  const fixed = { ...cassette, interactions, spans };
  const isChanged = printCassette(fixed).text !== printCassette(cassette).text;
  if (found.length === 0 && !isChanged) return [];
  const what = found.length > 0 ? found.slice(0, 3).map(shown).join(", ") : "a header, field or query key";
  const more = found.length > 3 ? ` and ${found.length - 3} more` : "";
  return [
    {
      rule: "secret",
      severity: "error",
      message: `holds what looks like a credential: ${what}${more}. ${FIX}`,
      fixed,
    },
  ];
};
