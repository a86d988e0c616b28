import { toJsonSchema } from "@valibot/to-json-schema";
import { writeFileSync } from "node:fs";
import { format } from "prettier";
import { baselineSchema } from "../src/reporters/baseline.ts";
import { reportSchema } from "../src/reporters/report-schema.ts";
import { runFileSchema } from "../src/reporters/run-file.ts";

const FORMATS = {
  "run-file": { schema: runFileSchema, title: "llm-replay run file, format version 1" },
  report: { schema: reportSchema, title: "llm-replay report, format version 1" },
  baseline: { schema: baselineSchema, title: "llm-replay baseline, format version 1" },
} as const;

/** The formats that the reporters write. */
export type FormatName = keyof typeof FORMATS;

/** All of them. */
export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[];

/** Where the JSON Schema of a format is kept, and published from. */
export const schemaFile = (name: FormatName): URL =>
  new URL(`../src/reporters/${name}.schema.json`, import.meta.url);

/** Prints the JSON Schema (draft 2020-12) of a format. */
export const printSchema = (name: FormatName): Promise<string> => {
  const { schema, title } = FORMATS[name];
  const made = toJsonSchema(schema, { target: "draft-2020-12" });
  return format(JSON.stringify({ $schema: made.$schema, title, ...made }), {
    parser: "json",
    printWidth: 110,
  });
};

if (import.meta.main)
  for (const name of FORMAT_NAMES) writeFileSync(schemaFile(name), await printSchema(name));
