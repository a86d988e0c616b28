import { pick, type Random } from "../../corpus/random.ts";
import { idsGivenBefore } from "./echoed-ids.ts";
import { type Ask, edited, type Recorded, type Tree } from "./case.ts";
import { isBranch, turnsOf } from "./tree.ts";

/** A change after which a request means the same. `before` is what the recording gets, `now` what is sent today. */
export interface VolatileChange {
  readonly before?: (ask: Ask, place: Place) => Ask;
  readonly now: (ask: Ask, place: Place) => Ask | undefined;
}

/** Where a request stands; both draws are the same for a whole cassette. */
export interface Place {
  readonly cassette: Recorded;
  readonly index: number;
  /** Draws that go on from request to request. */
  readonly random: Random;
  /** Values made once for the recording and once for today. */
  readonly session: readonly [recorded: Made, today: Made];
}

/** What a run makes up. */
export interface Made {
  readonly uuid: string;
  readonly folder: string;
  /** When the run starts, in milliseconds. */
  readonly start: number;
  readonly rename: Map<string, string>;
}

const edit = (ask: Ask, change: (body: Tree) => boolean): Ask => edited(ask, change) ?? ask;

/** Says a sentence more at the end of the first message, or in a field beside where there is none. */
const saying =
  (sentence: (place: Place, made: Made) => string) =>
  (run: 0 | 1) =>
  (ask: Ask, place: Place): Ask =>
    edit(ask, (body) => {
      if (!isBranch(body)) return false;
      const text = sentence(place, place.session[run]);
      const turn = turnsOf(body)?.[0];
      if (turn && typeof turn["content"] === "string") turn["content"] = `${turn["content"]}\n${text}`;
      else body["note"] = text;
      return true;
    });

const told = (sentence: (place: Place, made: Made) => string): VolatileChange => {
  const say = saying(sentence);
  return {
    before: say(0),
    now: (ask, place) => (ask.json === undefined ? undefined : say(1)(ask, place)),
  };
};

/** Recorded calls take seconds, replayed ones milliseconds. */
export const timeOf = ({ index, session }: Place, made: Made): Date =>
  new Date(made.start + index * (made === session[0] ? 3217 : 4));

const two = (n: number): string => String(n).padStart(2, "0");

const FORMATS: ((date: Date) => string)[] = [
  (date) => date.toISOString(),
  (date) => date.toISOString().replace(/\.\d+Z$/, "Z"),
  (date) => date.toISOString().replace("Z", "+00:00"),
  (date) => date.toISOString().replace("T", " ").replace("Z", ""),
  (date) => date.toUTCString(),
  (date) => date.toString(),
  (date) => date.toLocaleString("en-US"),
  (date) => new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeStyle: "short" }).format(date),
  (date) =>
    new Intl.DateTimeFormat("en-US", { dateStyle: "full", timeStyle: "long", timeZone: "UTC" }).format(date),
  (date) =>
    `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`,
];

const formatOf = (place: Place): ((date: Date) => string) =>
  FORMATS[(place.cassette.lines[0]?.path.length ?? 0) % FORMATS.length]!;

const UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi;

const madeFor = (token: string, { session: [, { rename }], random }: Place, fixed: number): string => {
  const known = rename.get(token);
  if (known !== undefined) return known;
  const hex = /^[0-9a-f-]+$/.test(token.slice(fixed));
  const tail = token
    .slice(fixed)
    .replace(/[0-9]/g, () => pick(random, [..."0123456789"]))
    .replace(/[a-z]/g, () => pick(random, [...(hex ? "abcdef" : "abcdefghijklmnopqrstuvwxyz")]))
    .replace(/[A-Z]/g, () => pick(random, [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"]));
  rename.set(token, token.slice(0, fixed) + tail);
  return token.slice(0, fixed) + tail;
};

const rewritten = (ask: Ask, change: (text: string) => string): Ask | undefined => {
  const text = Buffer.from(ask.bytes).toString("latin1");
  const [body, url] = [change(text), change(ask.url)];
  if (body === text && url === ask.url) return undefined;
  const bytes = new Uint8Array(Buffer.from(body, "latin1"));
  return { ...ask, url, bytes };
};

const CALL = /"(?:tool_call_id|call_id|tool_use_id|toolUseId|toolCallId)"\s*:\s*"([^"]+)"/g;

const callIdsOf = (ask: Ask): Set<string> =>
  new Set(Array.from(Buffer.from(ask.bytes).toString("latin1").matchAll(CALL), ([, id = ""]) => id));

const echoedIds = (ask: Ask, place: Place, isCall: boolean): Ask | undefined => {
  const calls = new Set(place.cassette.asks.flatMap((each) => [...callIdsOf(each)]));
  const ids = idsGivenBefore(place.cassette, place.index).filter((id) => calls.has(id) === isCall);
  return rewritten(ask, (text) => {
    let changed = text;
    for (const id of ids)
      if (text.includes(id)) {
        const fixed = /^(?:[a-z]+[_-])*(?:01)?/.exec(id)?.[0].length ?? 0;
        changed = changed.replaceAll(id, madeFor(id, place, fixed));
      }
    return changed;
  });
};

const reversed = (value: Tree): Tree => {
  if (Array.isArray(value)) return value.map(reversed);
  return isBranch(value)
    ? Object.fromEntries(
        Object.entries(value)
          .toReversed()
          .map(([name, item]) => [name, reversed(item)]),
      )
    : value;
};

const withHeaders =
  (...lines: [string, (random: Random) => string][]) =>
  (ask: Ask, { random }: Place): Ask => {
    const names = new Set(lines.map(([name]) => name));
    const kept = ask.headers.filter(([name]) => !names.has(name));
    return {
      ...ask,
      headers: [...kept, ...lines.map(([name, make]): [string, string] => [name, make(random)])],
    };
  };

const hex = (random: Random, length: number): string =>
  Array.from({ length }, () => random(16).toString(16)).join("");

const otherBoundary = (ask: Ask, { random }: Place): Ask | undefined => {
  const type = ask.headers.find(([name]) => name === "content-type")?.[1] ?? "";
  const boundary = /^multipart\/.*boundary="?([^";]+)/i.exec(type)?.[1];
  if (boundary === undefined || ask.bytes.length === 0) return undefined;
  const other = `----formdata-undici-0${String(random(1e9)).padStart(11, "0")}`;
  const text = Buffer.from(ask.bytes).toString("latin1").replaceAll(`--${boundary}`, `--${other}`);
  const headers = ask.headers.map(([name, value]): [string, string] => [
    name,
    value.replace(boundary, other),
  ]);
  return { ...ask, headers, bytes: new Uint8Array(Buffer.from(text, "latin1")) };
};

/** Every kind of change after which a request must still be answered. */
export const VOLATILE_CHANGES: Readonly<Record<string, VolatileChange>> = {
  "UUIDs of the corpus": {
    now: (ask, place) => rewritten(ask, (text) => text.replace(UUID, (token) => madeFor(token, place, 0))),
  },
  "a UUID of the run": told((_place, { uuid }) => `Session ${uuid}.`),
  "a UUID of the request": told(
    ({ random }) =>
      `Request ${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-a${hex(random, 3)}-${hex(random, 12)}.`,
  ),
  "times with date": told((place, made) => `It is ${formatOf(place)(timeOf(place, made))}.`),
  "epoch in seconds": told((place, made) => `Time ${Math.floor(timeOf(place, made).getTime() / 1000)}`),
  "epoch in milliseconds": told((place, made) => `${timeOf(place, made).getTime()}`),
  "echoed tool call ids": { now: (ask, place) => echoedIds(ask, place, true) },
  "echoed ids of resources": { now: (ask, place) => echoedIds(ask, place, false) },
  "order of keys": {
    now: (ask) =>
      edited(ask, (body) => isBranch(body) && Object.keys(body).length > 1) && {
        ...ask,
        bytes: new Uint8Array(Buffer.from(JSON.stringify(reversed(structuredClone(ask.json) as Tree)))),
      },
  },
  "white space": {
    now: (ask) =>
      ask.json === undefined
        ? undefined
        : { ...ask, bytes: new Uint8Array(Buffer.from(JSON.stringify(ask.json, null, 2))) },
  },
  "SDK headers": {
    now: withHeaders(
      ["user-agent", (random) => `OpenAI/JS ${random(9)}.${random(99)}.0`],
      ["x-stainless-retry-count", (random) => String(random(3))],
      ["x-stainless-runtime-version", (random) => `v${random(30)}.0.0`],
      ["x-client-request-id", (random) => hex(random, 32)],
      ["idempotency-key", (random) => hex(random, 32)],
      ["x-goog-api-client", (random) => `gl-node/${random(30)}`],
      ["amz-sdk-invocation-id", (random) => hex(random, 32)],
      ["x-amz-date", (random) => `20260101T00${two(random(60))}00Z`],
    ),
  },
  "trace headers": {
    now: withHeaders(
      ["traceparent", (random) => `00-${hex(random, 32)}-${hex(random, 16)}-01`],
      ["tracestate", (random) => `vendor=${hex(random, 8)}`],
      ["baggage", (random) => `run=${random(1e6)}`],
      ["sentry-trace", (random) => hex(random, 32)],
      ["x-datadog-trace-id", (random) => String(random(1e9))],
      ["b3", (random) => hex(random, 16)],
    ),
  },
  "multipart boundary": { now: otherBoundary },
  "temporary path": told(
    (_place, { folder }) => `The file is ${folder}/notes/report.pdf, the folder "${folder}".`,
  ),
};
