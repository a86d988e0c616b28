import * as v from "valibot";
import type { JsonPath } from "../formats/json-scan.ts";
import { bodySchemas, cassetteSchema } from "./schema.ts";

/** The first place where a document leaves the cassette's format. */
export interface ShapeMistake {
  readonly path: JsonPath;
  readonly reason: string;
}

type Issue = v.BaseIssue<unknown>;

const depthOf = (issue: Issue): number =>
  (issue.path?.length ?? 0) + Math.max(0, ...(issue.issues ?? []).map(depthOf));

/** A member that has no place says more than the missing one that it was meant to be. */
const isStranger = (issue: Issue): boolean => issue.expected === "never";

const shorten = (value: string): string => (value.length > 60 ? `${value.slice(0, 60)}…` : value);

const reasonOf = (issue: Issue): string => {
  const key = issue.path?.at(-1)?.key;
  const name = typeof key === "string" ? JSON.stringify(key) : `item ${String(key)}`;
  if (isStranger(issue)) return `${name} has no place here`;
  if (issue.received === "undefined") return `${name} is missing`;
  if (issue.expected === null) return issue.message;
  return `expected ${shorten(issue.expected)}, found ${shorten(issue.received)}`;
};

const firstOf = (issues: readonly [Issue, ...Issue[]]): Issue => issues.find(isStranger) ?? issues[0];

/** Looks into a body, of which the union of all kinds says no more than that it is none of them. */
const explainBody = (body: object, path: JsonPath): ShapeMistake => {
  const kinds = Object.entries(bodySchemas);
  const [, schema] = kinds.find(([member]) => member in body) ?? [];
  const issues = schema && v.safeParse(schema, body).issues;
  if (issues) return deepest(firstOf(issues), path);
  return { path, reason: `expected a body with one of ${kinds.map(([member]) => member).join(", ")}` };
};

/** Follows an issue of a union into the member that got furthest. */
const deepest = (issue: Issue, path: JsonPath): ShapeMistake => {
  const here = [...path, ...(issue.path ?? []).map((step) => step.key as string | number)];
  const { input } = issue;
  if (here.at(-1) === "body" && typeof input === "object" && input !== null) return explainBody(input, here);
  const inner = (issue.issues ?? []).toSorted((one, other) => depthOf(other) - depthOf(one))[0];
  return inner && depthOf(inner) > 1 ? deepest(inner, here) : { path: here, reason: reasonOf(issue) };
};

/** Says where and how a document leaves the cassette's format; `undefined` where it keeps to it. */
export const explainShape = (document: unknown): ShapeMistake | undefined => {
  const { issues } = v.safeParse(cassetteSchema, document);
  return issues && deepest(firstOf(issues), []);
};
