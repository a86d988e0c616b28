import type { Row } from "../../reporters/html/page-data.ts";

/** A choice of rows. */
export interface Filter {
  readonly name: string;
  readonly fits: (row: Row) => boolean;
}

const ofSeverity = (name: string, severity: Row["severity"]): Filter => ({
  name,
  fits: (row) => row.severity === severity,
});

const ofKind = (name: string, kind: Row["kind"]): Filter => ({ name, fits: (row) => row.kind === kind });

/** All choices, the gravest first; the first is everything. */
export const FILTERS: readonly Filter[] = [
  { name: "All", fits: () => true },
  ofSeverity("Regressions", "regression"),
  ofSeverity("Warnings", "warning"),
  ofSeverity("Improvements", "improvement"),
  { name: "Accepted", fits: ({ isAccepted }) => isAccepted === true },
  ofKind("Failed", "failed"),
  ofKind("Changed", "changed"),
  ofKind("Added", "added"),
  ofKind("Removed", "removed"),
  ofKind("Renamed", "renamed"),
  ofKind("Not comparable", "not comparable"),
  ofKind("Unchanged", "unchanged"),
];

/** A choice that finds something, and how much. */
export interface FilterCount extends Filter {
  readonly count: number;
}

/** Counts what each choice finds; those that find nothing, or no less than everything, are left out. */
export const filterCounts = (rows: readonly Row[]): FilterCount[] =>
  FILTERS.map((filter) => ({ ...filter, count: rows.filter(filter.fits).length })).filter(
    ({ count }, index) => index === 0 || (count > 0 && count < rows.length),
  );
