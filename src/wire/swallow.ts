/** Gives telemetry what it waits for: a 200 that holds the empty JSON object. */
export const empty = (): Response =>
  new Response("{}", { status: 200, headers: { "content-type": "application/json" } });
