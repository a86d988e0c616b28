import type { Importer, Imported, ImportFile } from "./importer.ts";
import { readExchange } from "./vcr-exchange.ts";
import { isMapping, membersOf, scalarText, type YamlValue } from "./yaml-value.ts";

const MARK = "base64:";

const partsOf = (file: ImportFile) => {
  const { request, response } = membersOf(file.json() as YamlValue | undefined);
  return { request: membersOf(request), response: membersOf(response) };
};

/** Bodies that are no text stand in base64 behind a mark. */
const unmarked = (message: Readonly<Record<string, YamlValue>>): YamlValue => {
  const text = scalarText(message["body"]) ?? "";
  return text.startsWith(MARK)
    ? { ...message, body: { base64_string: text.slice(MARK.length) } }
    : { ...message, body: text };
};

const read = (file: ImportFile): Imported => {
  const { request, response } = partsOf(file);
  const at = { place: [], request: ["request"], response: ["response"] };
  const { interaction } = readExchange(
    { request: unmarked(request), response: unmarked(response), at },
    file,
  );
  return { cassettes: [{ interactions: [interaction], notes: [] }] };
};

/** Reads what the VCR proxy of Datadog's test agent keeps, an exchange a file: https://github.com/DataDog/dd-apm-test-agent */
export const ddapm: Importer = {
  name: "Datadog test agent",
  recognises: (file) => {
    const { request, response } = partsOf(file);
    return scalarText(request["url"]) !== undefined && isMapping(response["status"]) && "body" in request;
  },
  read,
};
