import type { Cassette, RecordedSpan } from "../../cassette/cassette.ts";
import { isJsonObject, type JsonValue } from "../../formats/json.ts";

/** The instant that a cassette's span times count from. */
const originOf = ({ interactions }: Cassette): number | undefined =>
  interactions[0] && Date.parse(interactions[0].recordedAt);

const eventLater = (event: JsonValue, shift: number): JsonValue =>
  isJsonObject(event) && typeof event["time"] === "number"
    ? { ...event, time: event["time"] + shift }
    : event;

/** Gives spans new ids after `count` others, and times from another instant. */
const renumbered = (spans: readonly RecordedSpan[], count: number, shift: number): RecordedSpan[] => {
  const ids = new Map(spans.map(({ id }, index) => [id, `s${count + index + 1}`]));
  return spans.map(({ id, parent, events, ...span }) => {
    const above = parent === undefined ? undefined : ids.get(parent);
    return {
      ...span,
      id: ids.get(id) ?? id,
      ...(above !== undefined && { parent: above }),
      start: span.start + shift,
      end: span.end + shift,
      ...(events && { events: events.map((event) => eventLater(event, shift)) }),
    };
  });
};

/** Puts cassettes together to one: their interactions one after the other, their spans with ids of their own. */
export const mergeCassettes = (cassettes: readonly [Cassette, ...Cassette[]]): Cassette => {
  const [first] = cassettes;
  const origin = cassettes.map(originOf).find((time) => time !== undefined) ?? 0;
  const spans: RecordedSpan[] = [];
  for (const cassette of cassettes)
    for (const span of renumbered(cassette.spans, spans.length, (originOf(cassette) ?? origin) - origin))
      spans.push(span);
  return { ...first, interactions: cassettes.flatMap(({ interactions }) => interactions), spans };
};
