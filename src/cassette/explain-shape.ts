import * as v from "valibot";
import type { JsonPath } from "../formats/json-scan.ts";
import { cassetteSchema } from "./schema.ts";

/** The first place where a document leaves the cassette's format. */
export interface ShapeMistake {
  readonly path: JsonPath;
  readonly reason: string;
}

type Issue = v.BaseIssue<unknown>;

const depthOf = (issue: Issue): number =>
  (issue.path?.length ?? 0) + Math.max(0, ...(issue.issues ?? []).map(depthOf));

const shorten = (value: string): string => (value.length > 60 ? `${value.slice(0, 60)}…` : value);

const reasonOf = (issue: Issue): string => {
  const key = issue.path?.at(-1)?.key;
  if (issue.expected === "never") return `${JSON.stringify(key)} has no place here`;
  if (issue.received === "undefined") return `${JSON.stringify(key)} is missing`;
  return `expected ${shorten(issue.expected ?? issue.message)}, found ${shorten(issue.received)}`;
};

/** Follows an issue of a union into the member that got furthest. */
const deepest = (issue: Issue, path: JsonPath): ShapeMistake => {
  const here = [...path, ...(issue.path ?? []).map((step) => step.key as string | number)];
  const inner = (issue.issues ?? []).toSorted((one, other) => depthOf(other) - depthOf(one))[0];
  return inner && depthOf(inner) > 1 ? deepest(inner, here) : { path: here, reason: reasonOf(issue) };
};

/** Says where and how a document leaves the cassette's format; `undefined` where it keeps to it. */
export const explainShape = (document: unknown): ShapeMistake | undefined => {
  const { issues } = v.safeParse(cassetteSchema, document, { abortEarly: true });
  return issues && deepest(issues[0], []);
};
