import { toJsonSchema } from "@valibot/to-json-schema";
import { writeFileSync } from "node:fs";
import { format } from "prettier";
import { bodySchemas, cassetteSchema } from "../src/cassette/schema.ts";

/** Where the JSON Schema of the cassette's format is kept, and published from. */
export const SCHEMA_FILE = new URL("../src/cassette/cassette.schema.json", import.meta.url);

const BODIES = Object.fromEntries(
  Object.entries(bodySchemas).map(([member, schema]) => [`${member}Body`, schema]),
);

/** Prints the JSON Schema (draft 2020-12) of a cassette file. */
export const printSchema = (): Promise<string> => {
  // A reader of JSON Schema knows none but finite numbers.
  const schema = toJsonSchema(cassetteSchema, {
    target: "draft-2020-12",
    definitions: BODIES,
    ignoreActions: ["finite"],
  });
  const titled = { $schema: schema.$schema, title: "llm-replay cassette, format version 1", ...schema };
  return format(JSON.stringify(titled), { parser: "json", printWidth: 110 });
};

if (import.meta.main) writeFileSync(SCHEMA_FILE, await printSchema());
