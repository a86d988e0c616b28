import type { LlmReplayError } from "../errors.ts";

/** Builds the response to a request that is refused: no SDK retries it, and its body carries the explanation. */
export const refusal = ({ message, code }: LlmReplayError): Response =>
  Response.json(
    { error: { message, type: `llm_replay_${code}`, code: `llm_replay_${code}` } },
    { status: 400, headers: { "x-should-retry": "false" } },
  );
