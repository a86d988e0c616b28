/** How each contender is called in tables, by the name of its file here. */
export const CONTENDERS = {
  wrapper: "fetch wrapper (floor)",
  ours: "llm-replay",
  "undici-snapshot": "undici SnapshotAgent",
  "undici-mock": "undici MockAgent ¹",
  "exodus-replay": "@exodus/replay",
  "vcr-test": "vcr-test",
  polly: "Polly.js",
  aimock: "aimock ²",
  msw: "MSW setupServer ¹",
  nock: "nock ¹",
  talkback: "talkback ²",
} as const;

/** A contender's name. */
export type Name = keyof typeof CONTENDERS;

/** What the marks in the tables stand for. */
export const LEGEND =
  "¹ a mock without a recording of the kind measured: one handler finds the answer in a `Map` by the request's text. " +
  "² a server of its own in the same process, over loopback.";
