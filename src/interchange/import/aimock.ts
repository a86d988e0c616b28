import { printPath } from "../../cassette/place.ts";
import { isJsonObject, type JsonValue } from "../../formats/json.ts";
import { listOf, objectOf, type JsonObject } from "../../trace/values/json-access.ts";
import { answerOf } from "./aimock-answer.ts";
import type { Imported, ImportedInteraction, Importer, ImportFile } from "./importer.ts";
import { unreadable } from "./unreadable.ts";

const OPENAI = "https://api.openai.com";
/** How a fixture behaves beyond what it answers. */
const BEHAVIOUR = ["chaos", "truncateAfterChunks", "disconnectAfterMs"];

const fixturesOf = (file: ImportFile): readonly JsonValue[] =>
  listOf(objectOf(file.json() as JsonValue | undefined)["fixtures"]);

const isFixture = (value: JsonValue): boolean => {
  const { match, response } = objectOf(value);
  return isJsonObject(match) && response !== undefined;
};

const readFixture = (value: JsonValue, index: number, file: ImportFile): ImportedInteraction | undefined => {
  const at = ["fixtures", index];
  if (!isFixture(value)) throw unreadable(file, at, "expected an object with match and response");
  const answer = answerOf(objectOf(value));
  if (!answer) return undefined;
  const { path, ...given } = answer;
  return {
    method: "POST",
    url: `${file.origin ?? OPENAI}${path}`,
    headers: undefined,
    body: undefined,
    ...given,
    synthetic: true,
    place: printPath(at),
  };
};

const notesOf = (fixtures: readonly JsonObject[], left: number): string[] => {
  const conditions = [...new Set(fixtures.flatMap(({ match }) => Object.keys(objectOf(match))))];
  const behaviours = BEHAVIOUR.filter((name) => fixtures.some((fixture) => name in fixture));
  return [
    "Fixtures name no address: they are given as answers of OpenAI's API, each once and in the order of the file.",
    ...(conditions.length > 0 ? [`Their conditions (${conditions.join(", ")}) are not kept.`] : []),
    ...(behaviours.length > 0
      ? [`What they do to a connection (${behaviours.join(", ")}) is not kept.`]
      : []),
    ...(left > 0 ? [`${left} of their answers have no form in OpenAI's API and were left out.`] : []),
  ];
};

const read = (file: ImportFile): Imported => {
  const fixtures = fixturesOf(file);
  const read = fixtures.map((fixture, index) => readFixture(fixture, index, file));
  const interactions = read.filter((each) => each !== undefined);
  const notes = notesOf(fixtures.map(objectOf), read.length - interactions.length);
  return { cassettes: [{ interactions, notes }] };
};

/**
 * Reads fixtures of aimock, once llmock (https://github.com/CopilotKit/aimock), as answers that nobody recorded: a fixture
 * has conditions instead of a request, and answers for whichever provider asks.
 */
export const aimock: Importer = {
  name: "aimock",
  recognises: (file) => fixturesOf(file).some(isFixture),
  read,
};
