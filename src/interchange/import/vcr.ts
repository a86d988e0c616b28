import type { Importer, ImportFile, Imported } from "./importer.ts";
import { soleDocument } from "./sole-document.ts";
import { bodyNotes, readExchange } from "./vcr-exchange.ts";
import { itemsOf, membersOf } from "./yaml-value.ts";

const read = (file: ImportFile): Imported => {
  const { http_interactions: interactions } = membersOf(soleDocument(file));
  const exchanges = itemsOf(interactions).map((each, index) => {
    const at = ["http_interactions", index];
    const { request, response, recorded_at: recordedAt } = membersOf(each);
    const places = { place: at, request: [...at, "request"], response: [...at, "response"] };
    return readExchange({ request, response, recordedAt, at: places }, file);
  });
  return {
    cassettes: [
      { interactions: exchanges.map(({ interaction }) => interaction), notes: bodyNotes(exchanges) },
    ],
  };
};

/**
 * Reads cassettes of VCR for Ruby (https://github.com/vcr/vcr), of vcr for R (https://docs.ropensci.org/vcr) and of
 * Betamax (https://betamax.readthedocs.io), in YAML and JSON. R's keeps a request's headers and body only where they count
 * in matching.
 */
export const vcr: Importer = {
  name: "VCR",
  recognises: (file) => Array.isArray(membersOf(soleDocument(file))["http_interactions"]),
  read,
};
