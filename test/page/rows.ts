import type { Row } from "../../src/reporters/html/page-data.ts";

/** A row of the list; `given` wins over what is ordinary. */
export const row = (given: Partial<Row> = {}): Row => ({
  id: "a.test.ts > says yes",
  file: "a.test.ts",
  kind: "unchanged",
  findings: [],
  figures: {},
  at: [0, 0],
  ...given,
});
