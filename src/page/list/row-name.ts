import type { Row } from "../../reporters/html/page-data.ts";

/** A test's name in two lines. */
export interface RowName {
  readonly name: string;
  /** What it stands in: the file, or the cassette's folder. */
  readonly inside: string;
}

/** Splits a test's id into its own name and what it stands in. */
export const rowName = ({ id, file }: Pick<Row, "id" | "file">): RowName => {
  const [first, ...rest] = id.split(" > ");
  if (first !== undefined && rest.length > 0) return { name: rest.join(" › "), inside: first };
  const slash = id.lastIndexOf("/");
  return slash > 0 ? { name: id.slice(slash + 1), inside: id.slice(0, slash) } : { name: id, inside: file };
};
