import { canonicalJson } from "../formats/canonical-json.ts";
import type { JsonValue } from "../formats/json.ts";
import { sha256 } from "../formats/sha256.ts";
import { bytesOf } from "./body.ts";
import type { Body, Cassette, Interaction, RecordedSpan } from "./cassette.ts";

/** A body by its bytes: neither its layout on the disk nor where the network cut it is part of what was said. */
const contentOf = (body: Body | null | undefined): JsonValue => (body ? sha256(bytesOf(body)) : null);

const withoutTimes = ({
  recordedAt: _recordedAt,
  timing: _timing,
  request,
  response,
  ...rest
}: Interaction): object => ({
  ...rest,
  request: { ...request, body: contentOf(request.body) },
  ...(response && { response: { ...response, body: contentOf(response.body) } }),
});

const eventWithoutTime = (event: JsonValue): JsonValue =>
  typeof event === "object" && event !== null && !Array.isArray(event)
    ? Object.fromEntries(Object.entries(event).filter(([name]) => name !== "time"))
    : event;

const spanWithoutTimes = ({ start: _start, end: _end, events, ...rest }: RecordedSpan): object => ({
  ...rest,
  ...(events && { events: events.map(eventWithoutTime) }),
});

/**
 * Gives the SHA-256, in hex, of what was said in a cassette: its interactions, spans and variables, less everything that
 * differs when the same is recorded again — times, chunk boundaries, the recorder's version, repeated measurements.
 */
export const digestOf = ({ interactions, spans, variables }: Cassette): string => {
  const said = {
    interactions: interactions.map(withoutTimes),
    spans: spans.map(spanWithoutTimes),
    variables,
  };
  // Members that are `undefined` are no JSON.
  return sha256(canonicalJson(JSON.parse(JSON.stringify(said)) as JsonValue));
};
