import type { ImportedInteraction } from "./importer.ts";
import { envelopeOf, reasonOf, turnOf, usageOf, type Turn } from "./aimock-turn.ts";
import { listOf, numberIn, objectOf, textIn, type JsonObject } from "../../trace/values/json-access.ts";

const CHUNK_SIZE = 20;

/** What a fixture answers with, in the form of OpenAI's API, which aimock calls its canonical one. */
export interface AimockAnswer extends Pick<
  ImportedInteraction,
  "status" | "responseHeaders" | "responseBody" | "chunks" | "timing"
> {
  /** The path that is asked. */
  readonly path: string;
}

const deltasOf = (response: JsonObject, turn: Turn, size: number): JsonObject[] => {
  const content = turn.content ?? "";
  const pieces = Array.from({ length: Math.ceil(content.length / size) }, (_, index) =>
    content.slice(index * size, (index + 1) * size),
  );
  const { reasoning } = response;
  return [
    { role: textIn(response["role"]) ?? "assistant", content: turn.calls.length > 0 ? null : "" },
    ...(reasoning === undefined ? [] : [{ reasoning_content: reasoning }]),
    ...pieces.map((piece) => ({ content: piece })),
    ...turn.calls.map((call) => ({ tool_calls: [call] })),
  ];
};

/** When each chunk came: as recorded as far as that goes, the rest with the last. */
const timingOf = (recorded: JsonObject, count: number): AimockAnswer["timing"] => {
  const first = numberIn(recorded["ttftMs"]);
  if (first === undefined) return undefined;
  let time = first;
  const delays = listOf(recorded["interChunkDelaysMs"]);
  const chunks = Array.from(
    { length: count },
    (_, index) => (time += index === 0 ? 0 : (numberIn(delays[index - 1]) ?? 0)),
  );
  return { headers: first, chunks, end: Math.max(time, numberIn(recorded["totalDurationMs"]) ?? 0) };
};

/**
 * Makes the stream of a fixture as chat completions send it: text in pieces of `chunkSize` characters (20), each call in one,
 * the chunks at the times of `recordedTimings` where it has them.
 */
export const streamedCompletion = (
  fixture: JsonObject,
  response: JsonObject,
  model: string | undefined,
): AimockAnswer => {
  const turn = turnOf(response);
  const envelope = envelopeOf(response, model, "chat.completion.chunk");
  const size = Math.max(1, Math.trunc(numberIn(fixture["chunkSize"]) ?? CHUNK_SIZE));
  const usage = usageOf(response["usage"]);
  const events = [
    ...deltasOf(response, turn, size).map((delta) => ({
      choices: [{ index: 0, delta, finish_reason: null }],
    })),
    { choices: [{ index: 0, delta: {}, finish_reason: reasonOf(response, turn) }] },
    ...(usage === undefined ? [] : [{ choices: [], usage }]),
  ];
  const chunks = [...events.map((event) => JSON.stringify({ ...envelope, ...event })), "[DONE]"].map((data) =>
    Buffer.from(`data: ${data}\n\n`),
  );
  return {
    path: "/v1/chat/completions",
    status: 200,
    responseHeaders: [["content-type", "text/event-stream"]],
    responseBody: Buffer.concat(chunks),
    chunks,
    timing: timingOf(objectOf(fixture["recordedTimings"]), chunks.length),
  };
};
