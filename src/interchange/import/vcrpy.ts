import type { JsonPath } from "../../formats/json-scan.ts";
import type { Importer, ImportFile, Imported } from "./importer.ts";
import { soleDocument } from "./sole-document.ts";
import { unreadable } from "./unreadable.ts";
import { bodyNotes, readExchange, type VcrExchange } from "./vcr-exchange.ts";
import { itemsOf, membersOf, type YamlValue } from "./yaml-value.ts";

const isExchange = (value: YamlValue): boolean => {
  const { request, response } = membersOf(value);
  return membersOf(request)["uri"] !== undefined && response !== undefined;
};

/** Version 1 pairs requests and responses; LangChain's serializer keeps a list of each. */
const isVcrpy = (value: YamlValue | undefined): boolean => {
  const { interactions, requests, responses, version } = membersOf(value);
  if (interactions !== undefined)
    return itemsOf(interactions).some(isExchange) || (version === 1 && itemsOf(interactions).length === 0);
  return responses !== undefined && itemsOf(requests).some((each) => membersOf(each)["uri"] !== undefined);
};

const pairAt = (value: YamlValue, at: JsonPath): VcrExchange => {
  const { request, response, recorded_at } = membersOf(value);
  return {
    request,
    response,
    recordedAt: recorded_at,
    at: { place: at, request: [...at, "request"], response: [...at, "response"] },
  };
};

const exchangesOf = (document: YamlValue | undefined, file: ImportFile): VcrExchange[] => {
  const { interactions, requests, responses } = membersOf(document);
  if (requests === undefined)
    return itemsOf(interactions).map((each, index) => pairAt(each, ["interactions", index]));
  const answers = itemsOf(responses);
  const asked = itemsOf(requests);
  if (asked.length !== answers.length)
    throw unreadable(file, ["responses"], `${answers.length} responses for ${asked.length} requests`);
  return asked.map((request, index) => ({
    request,
    response: answers[index],
    at: { place: ["requests", index], request: ["requests", index], response: ["responses", index] },
  }));
};

const read = (file: ImportFile): Imported => {
  const exchanges = exchangesOf(soleDocument(file), file).map((each) => {
    const exchange = readExchange(each, file);
    const { body = new Uint8Array() } = exchange.interaction;
    return { ...exchange, interaction: { ...exchange.interaction, body } };
  });
  return {
    cassettes: [
      { interactions: exchanges.map(({ interaction }) => interaction), notes: bodyNotes(exchanges) },
    ],
  };
};

/**
 * Reads cassettes of vcrpy in YAML and JSON (https://vcrpy.readthedocs.io), those of its older httpx stubs, of
 * pydantic-ai's JSON serializer and of LangChain's. A request without a body stands without the key.
 */
export const vcrpy: Importer = {
  name: "vcrpy",
  recognises: (file) => isVcrpy(soleDocument(file)),
  read,
};
