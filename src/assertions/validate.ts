import { Validator, type OutputUnit, type SchemaDraft } from "@cfworker/json-schema";
import type { StandardSchemaV1 } from "@standard-schema/spec";
import type { JsonValue } from "../formats/json.ts";
import { jsonPath } from "./json-path.ts";

/** A JSON Schema as data (https://json-schema.org); drafts 4, 6, 7, 2019-09 and 2020-12, by its `$schema`. */
export type JsonSchema = boolean | { readonly [keyword: string]: unknown };

/** Where a value is not as its schema says. */
export interface SchemaIssue {
  /** A JSON path, such as `$.items[0].price`. */
  readonly path: string;
  readonly message: string;
}

const DRAFTS: readonly (readonly [mark: string, draft: SchemaDraft])[] = [
  ["draft-04", "4"],
  ["draft-06", "7"],
  ["draft-07", "7"],
  ["2019-09", "2019-09"],
];

const draftOf = (schema: JsonSchema): SchemaDraft => {
  const name = typeof schema === "object" && typeof schema.$schema === "string" ? schema.$schema : "";
  return DRAFTS.find(([mark]) => name.includes(mark))?.[1] ?? "2020-12";
};

/** A pointer as a URI fragment, such as `#/items/0/a~1b`. */
const stepsOf = (location: string): string[] =>
  location
    .split("/")
    .slice(1)
    .map((step) => decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~"));

/** The validator places what `false` forbids below the property instead of below its keyword. */
const FORBIDS = new Set([
  "additionalProperties",
  "unevaluatedProperties",
  "additionalItems",
  "unevaluatedItems",
]);

/** Every place in the schema that is above one of the places given. */
const placesAbove = (locations: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(
    [...locations].flatMap((location) => {
      const steps = location.split("/");
      return steps.slice(1).map((_step, end) => steps.slice(0, end + 1).join("/"));
    }),
  );

/** Of an error and those it contains, the innermost say what is wrong. */
const innermost = (errors: readonly OutputUnit[]): OutputUnit[] => {
  const above = placesAbove(new Set(errors.map(({ keywordLocation }) => keywordLocation)));
  return errors.filter(
    ({ keyword, keywordLocation }) => !FORBIDS.has(keyword) && !above.has(keywordLocation),
  );
};

const wordsOf = ({ error }: OutputUnit): string =>
  error === "False boolean schema." ? "The schema allows nothing here." : error;

/**
 * Validates a value against a JSON Schema.
 *
 * @throws what the schema itself is wrong with, such as a `$ref` that leads nowhere.
 */
export const validateJson = (schema: JsonSchema, value: JsonValue): SchemaIssue[] => {
  const validator = new Validator(schema, draftOf(schema), false);
  const { valid, errors } = validator.validate(value);
  if (valid) return [];
  return innermost(errors).map((unit) => ({
    path: jsonPath(stepsOf(unit.instanceLocation)),
    message: wordsOf(unit),
  }));
};

const issueOf = ({ path = [], message }: StandardSchemaV1.Issue): SchemaIssue => ({
  path: jsonPath(path.map((step) => (typeof step === "object" ? step.key : step))),
  message,
});

/** Validates a value against a Standard Schema (https://standardschema.dev); a promise where the schema gives one. */
export const validateStandard = (
  schema: StandardSchemaV1,
  value: unknown,
): SchemaIssue[] | Promise<SchemaIssue[]> => {
  const issuesOf = ({ issues = [] }: StandardSchemaV1.Result<unknown>) => issues.map(issueOf);
  const result = schema["~standard"].validate(value);
  return "then" in result ? result.then(issuesOf) : issuesOf(result);
};
