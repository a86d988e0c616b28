import type { Body, Cassette, Interaction } from "../../src/cassette/cassette.ts";

/** A cassette of given interactions and nothing else. */
export const cassetteOf = (list: readonly Interaction[]): Cassette => ({
  version: 1,
  recorder: { name: "llm-replay", version: "0.1.0" },
  interactions: list,
  spans: [],
  takes: [],
  variables: {},
});

/** An interaction whose request holds the given body. */
export const interactionWith = (body: Body | null, url = "https://api.example.com/v1/chat"): Interaction => ({
  recordedAt: "2026-01-02T03:04:05.678Z",
  role: "app",
  request: { method: "POST", url, headers: [["content-type", "application/json"]], body },
  response: { status: 200, statusText: "OK", headers: [], body: { text: ["ok"] } },
  timing: { headers: 1, chunks: [2], end: 3 },
});
