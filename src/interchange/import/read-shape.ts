import * as v from "valibot";
import type { JsonPath } from "../../formats/json-scan.ts";
import type { ImportFile } from "./importer.ts";
import { unreadable } from "./unreadable.ts";

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

const depthOf = (issue: v.BaseIssue<unknown>): number =>
  (issue.path?.length ?? 0) + Math.max(0, ...(issue.issues ?? []).map(depthOf));

/** Follows an issue of a union into the member that got furthest. */
const deepest = (issue: v.BaseIssue<unknown>, from: JsonPath): { path: JsonPath; reason: string } => {
  const path = [...from, ...(issue.path ?? []).map(({ key }) => key as string | number)];
  const inner = (issue.issues ?? []).toSorted((one, other) => depthOf(other) - depthOf(one))[0];
  if (inner && depthOf(inner) > 0) return deepest(inner, path);
  const wanted = shorten(issue.expected ?? issue.message);
  return {
    path,
    reason:
      issue.received === "undefined"
        ? `${wanted} is missing`
        : `expected ${wanted}, found ${shorten(issue.received)}`,
  };
};

/**
 * Reads a value of a file as a schema says; `at` is the path to the value in the file's document.
 * @throws `importUnreadable` with the first place that is otherwise.
 */
export const readShape = <S extends v.GenericSchema>(
  schema: S,
  value: unknown,
  file: ImportFile,
  at: JsonPath = [],
): v.InferOutput<S> => {
  const { success, output, issues } = v.safeParse(schema, value, { abortEarly: true });
  if (success) return output;
  const { path, reason } = deepest(issues[0], at);
  throw unreadable(file, path, reason);
};
