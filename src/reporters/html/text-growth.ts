import type { Body } from "../../cassette/cassette.ts";
import { contentTypeOf } from "../../cassette/header-of.ts";
import type { JsonValue } from "../../formats/json-value.ts";
import type { Call } from "../../trace/call.ts";
import { arrivalOf, streamEvents } from "../../trace/exchange/stream-events.ts";

const stringsIn = (value: JsonValue): string[] => {
  if (typeof value === "string") return value === "" ? [] : [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
};

/** How much of `text` a stream has told after an event: whatever the provider, a piece of it is a string in there. */
const toldBy = (text: string, told: number, event: JsonValue): number => {
  const piece = stringsIn(event).find((each) => text.startsWith(each, told));
  return told + (piece?.length ?? 0);
};

/** Finds the chunk that brought an event, by where that ends; events are asked for in their order. */
const chunkOf = (body: Body | null, places: readonly number[]): ((end: number) => number) => {
  const chunks = body && "chunks" in body ? body.chunks : [];
  const texts = chunks.filter((chunk) => typeof chunk === "string");
  if (texts.length === 0 || texts.length < chunks.length) return (end) => arrivalOf(body, places, end) ?? 0;
  let [place, arrived] = [0, texts[0]?.length ?? 0];
  return (end) => {
    while (arrived < end && place < texts.length - 1) arrived += texts[(place += 1)]?.length ?? 0;
    return place;
  };
};

/** By the place of a chunk: how much was told with it. */
const toldWith = (text: string, call: Call): Map<number, number> => {
  const body = call.interaction?.response?.body ?? null;
  const placeOf = chunkOf(body, [...call.timing.chunks.keys()]);
  const told = new Map<number, number>();
  let sofar = 0;
  for (const { data, end } of streamEvents(body, contentTypeOf(call.interaction?.response?.headers))) {
    const next = toldBy(text, sofar, data);
    if (next > sofar) told.set(placeOf(end), next);
    sofar = next;
  }
  return told;
};

/**
 * Tells how many UTF-16 units of a streamed answer's text had arrived with each chunk; `undefined` where the call was no
 * stream, or its events do not add up to the text.
 */
export const textGrowth = (call: Call): number[] | undefined => {
  const { text = "", timing, isStream } = call;
  if (!isStream || text === "" || timing.chunks.length === 0) return undefined;
  const told = toldWith(text, call);
  let most = 0;
  const growth = timing.chunks.map((_, place) => (most = told.get(place) ?? most));
  return most === text.length ? growth : undefined;
};
