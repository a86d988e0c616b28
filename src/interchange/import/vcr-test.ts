import { printPath } from "../../cassette/place.ts";
import type { Importer, ImportFile, Imported, ImportedInteraction } from "./importer.ts";
import { soleDocument } from "./sole-document.ts";
import { readExchange } from "./vcr-exchange.ts";
import { itemsOf, membersOf, scalarText, type YamlValue } from "./yaml-value.ts";

const isExchange = (value: YamlValue): boolean => {
  const { request, response } = membersOf(value);
  return membersOf(request)["url"] !== undefined && membersOf(response)["statusText"] !== undefined;
};

/** Which bodies are base64: `bodyEncoding` says it, before it was there all that were compressed. */
const asWrapped = (message: YamlValue | undefined): YamlValue | undefined => {
  const members = membersOf(message);
  const { body, bodyEncoding, headers } = members;
  const encoding = scalarText(membersOf(headers)["content-encoding"]) ?? "";
  const isBase64 =
    bodyEncoding === undefined ? encoding.includes("gzip") : scalarText(bodyEncoding) === "base64";
  return isBase64 ? { ...members, body: { base64_string: body ?? "" } } : message;
};

const readOne = (value: YamlValue, index: number, file: ImportFile): ImportedInteraction => {
  const { request, response } = membersOf(value);
  const at = { place: [index], request: [index, "request"], response: [index, "response"] };
  const wrapped = { request: asWrapped(request), response: asWrapped(response), at };
  return { ...readExchange(wrapped, file).interaction, place: printPath([index]) };
};

const read = (file: ImportFile): Imported => ({
  cassettes: [
    {
      interactions: itemsOf(soleDocument(file)).map((each, index) => readOne(each, index, file)),
      notes: [],
    },
  ],
});

/** Reads cassettes of vcr-test, a list in YAML (https://github.com/epignosisx/vcr-test). */
export const vcrTest: Importer = {
  name: "vcr-test",
  recognises: (file) => itemsOf(soleDocument(file)).some(isExchange),
  read,
};
