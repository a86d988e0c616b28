import type { RecordedSpan } from "../../src/cassette/cassette.ts";

/** A span of a test, a millisecond long; `given` wins over what is ordinary. */
export const recordedSpan = (given: Partial<RecordedSpan> = {}): RecordedSpan => ({
  id: "s1",
  name: "work",
  kind: "internal",
  start: 0,
  end: 1,
  attributes: {},
  ...given,
});
