import type { StandardSchemaV1 } from "@standard-schema/spec";
import type { JsonValue } from "../formats/json.ts";
import { types } from "node:util";
import { failure } from "../errors.ts";
import { judged, unjudged } from "./finding.ts";
import { type MaybeLater, signedSoon } from "./matcher.ts";
import { type Output, overOutput, type OutputSubject } from "./output.ts";
import { readJsonOutput } from "./read-json-output.ts";
import type { Selection } from "./select.ts";
import { showValue } from "./show.ts";
import { isCall, isTrace, wrongSubject } from "./subject.ts";
import { type JsonSchema, type SchemaIssue, validateJson, validateStandard } from "./validate.ts";
import type { Finding, Verdict } from "./verdict.ts";

/** How {@link matchJsonSchema} validates. */
export interface SchemaOptions extends Selection {
  /** The schema validates asynchronously, so that the matcher gives a promise. */
  readonly async?: boolean | undefined;
}

/** @inline */
type JsonSubject = OutputSubject | JsonValue;

interface MatchJsonSchema {
  (
    subject: JsonSubject,
    schema: StandardSchemaV1,
    options: SchemaOptions & { readonly async: true },
  ): Promise<Verdict>;
  (subject: JsonSubject, schema: StandardSchemaV1 | JsonSchema, options?: SchemaOptions): Verdict;
}

type AnySchema = StandardSchemaV1 | JsonSchema;

const isStandard = (schema: AnySchema): schema is StandardSchemaV1 =>
  (typeof schema === "object" || typeof schema === "function") && schema !== null && "~standard" in schema;

const nameOf = (schema: AnySchema): string =>
  isStandard(schema) ? `what the schema (${schema["~standard"].vendor}) allows` : showValue(schema);

const findingOf = (
  value: unknown,
  schema: AnySchema,
  issues: readonly SchemaIssue[],
  call: Output["call"],
): Finding =>
  judged(issues.length === 0, {
    fact:
      issues.length === 0
        ? "The output is as the schema says."
        : `The output is not as the schema says in ${issues.length === 1 ? "one place" : `${issues.length} places`}.`,
    actual: value,
    expected: isStandard(schema) ? nameOf(schema) : schema,
    shown: { expected: nameOf(schema) },
    call,
    rows: [["differs at", issues.slice(0, 10).map(({ path, message }) => `${path}: ${message}`)]],
    fix: "Give the model this very schema (structured output, response_format), or correct the schema.",
  });

const validate = (schema: AnySchema, value: unknown): MaybeLater<SchemaIssue[]> => {
  if (isStandard(schema)) return validateStandard(schema, value);
  if (typeof schema !== "boolean" && (typeof schema !== "object" || schema === null))
    throw failure(
      "matcherArgument",
      "matchJsonSchema",
      "schema",
      showValue(schema),
      "a Standard Schema or a JSON Schema",
    );
  return validateJson(schema, value as JsonValue);
};

const judgeValue = (
  value: unknown,
  schema: AnySchema,
  { async = false }: SchemaOptions,
  call?: Output["call"],
) => {
  const issues = validate(schema, value);
  if (Array.isArray(issues)) return findingOf(value, schema, issues, call);
  if (async) return issues.then((issues) => findingOf(value, schema, issues, call));
  issues.catch(() => {});
  return unjudged({
    missing: "the schema validates asynchronously, and nothing waits for it",
    fix: "Pass { async: true } and await the assertion.",
  });
};

const judgeText = (
  { text, call }: Output,
  schema: AnySchema,
  options: SchemaOptions,
): MaybeLater<Finding> => {
  const read = readJsonOutput(text);
  if ("value" in read) return judgeValue(read.value, schema, options, call);
  return judged(false, {
    fact: `The output is no JSON: ${read.problem}.`,
    actual: text,
    expected: isStandard(schema) ? nameOf(schema) : schema,
    shown: { expected: nameOf(schema) },
    call,
    rows: [["near", read.near]],
    fix: read.fix,
  });
};

const judge = (subject: JsonSubject, schema: AnySchema, options: SchemaOptions): MaybeLater<Finding> => {
  if (typeof subject === "string" || isTrace(subject) || isCall(subject))
    return overOutput<MaybeLater<Finding>>(subject, options, (output) => judgeText(output, schema, options));
  if (subject === undefined || types.isPromise(subject))
    return wrongSubject(subject, "a text, a JSON value, a trace or a call");
  return judgeValue(subject, schema, options);
};

/**
 * The output is JSON as a schema says: a Standard Schema (zod, valibot, arktype …) or a JSON Schema as data. A text
 * must be one JSON document; any other value is validated as it is. A schema that validates asynchronously needs
 * `async: true`, and gives a promise.
 *
 * @throws `matcherArgument`; what is wrong with the JSON Schema itself.
 * @example
 * ```ts
 * const schema = { type: "object", properties: { total: { type: "number" } }, required: ["total"] };
 * expect('{ "total": 30 }').toMatchJsonSchema(schema);
 * expect({ total: "30" }).not.toMatchJsonSchema(schema);
 * ```
 * @function
 */
export const matchJsonSchema = ((subject: JsonSubject, schema: AnySchema, given?: SchemaOptions) => {
  const options = given ?? {};
  const found = judge(subject, schema, options);
  return signedSoon("matchJsonSchema", [schema, options], found, options.async ?? false);
}) as MatchJsonSchema;
