import type { Interaction } from "../../src/cassette/cassette.ts";

/** An interaction of a test; `given` wins over what is ordinary. */
export const interaction = (
  given: Partial<Interaction> & { status?: number; url?: string } = {},
): Interaction => {
  const { status = 200, url = "https://api.example.com/v1/chat", ...rest } = given;
  return {
    recordedAt: "2026-01-02T03:04:05.000Z",
    role: "app",
    request: { method: "POST", url, headers: [], body: { json: { prompt: "hello" } } },
    ...(rest.failure ? {} : { response: { status, statusText: "", headers: [], body: null } }),
    timing: { chunks: [], end: 1 },
    ...rest,
  };
};
