import * as fc from "fast-check";
import { printFrame } from "../../../src/formats/aws-event-stream.ts";
import type { Written } from "./call-of.ts";
import { SAMPLES } from "./samples/index.ts";

const written: readonly Written[] = SAMPLES.flatMap(({ plain, streamed, refused }) =>
  streamed ? [plain, streamed, refused] : [plain, refused],
);

/** Every word that a sample holds, as name or value, and those that objects have anyway. */
const WORDS = [
  ...new Set(written.flatMap((one) => JSON.stringify(one).match(/(?<=\\?")[\w.]{1,40}(?=\\?")/g) ?? [])),
  "__proto__",
  "constructor",
  "__defineGetter__",
  "toString",
];

const word = fc.constantFrom(...WORDS);

/** JSON with the providers' own words in all the wrong places. */
const anyJson = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(null, true, 0, -1, 1.5, 1e21, "", "[DONE]", "{}"),
    word,
    fc.string(),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(
      fc.oneof({ weight: 5, arbitrary: word }, { weight: 1, arbitrary: fc.string() }),
      tie("value"),
      {
        maxKeys: 4,
      },
    ),
  ),
})).value;

const isBranch = (value: unknown): value is object => typeof value === "object" && value !== null;

const size = (value: unknown): number =>
  isBranch(value) ? Object.values(value).reduce<number>((sum, inner) => sum + size(inner), 1) : 1;

/** Puts `other` in the place of the value at `place`, counted from the top down. */
const replaced = (value: unknown, place: number, other: unknown): unknown => {
  if (place === 0 || !isBranch(value)) return other;
  let before = 1;
  const entries = Object.entries(value).map(([name, inner]) => {
    const at = place - before;
    before += size(inner);
    return [name, at >= 0 && place < before ? replaced(inner, at, other) : inner] as const;
  });
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
};

const spoiltJson = (value: unknown): fc.Arbitrary<unknown> =>
  fc
    .array(fc.tuple(fc.nat(), anyJson), { maxLength: 3 })
    .map((changes) =>
      changes.reduce((spoilt, [place, other]) => replaced(spoilt, place % size(spoilt), other), value),
    );

/** The JSON inside one printed event. */
const inEvent = (event: string): fc.Arbitrary<string> => {
  const [, head = "", json, end = ""] = /^((?:event:.*\s+)?(?:data: ?)?)(\{.*\})(\s*)$/s.exec(event) ?? [];
  if (json === undefined) return fc.constant(event);
  return spoiltJson(JSON.parse(json)).map((value) => head + JSON.stringify(value) + end);
};

const spoiltAnswer = ({ answer }: Written): fc.Arbitrary<unknown> => {
  if (!Array.isArray(answer)) return spoiltJson(answer);
  const pieces = answer as (string | Uint8Array)[];
  return fc
    .tuple(...pieces.map((piece) => (typeof piece === "string" ? inEvent(piece) : fc.constant(piece))))
    .chain((spoilt) => fc.shuffledSubarray(spoilt, { minLength: 1 }));
};

const frame = (event: string, value: unknown): Uint8Array =>
  printFrame({
    headers: Buffer.concat([
      Buffer.from("\x0b:event-type\x07\0"),
      Buffer.from([Buffer.byteLength(event)]),
      Buffer.from(event),
    ]),
    payload: Buffer.from(JSON.stringify(value)),
  });

const TYPES = ["application/json", "text/event-stream", "application/vnd.amazon.eventstream", ""];

/** Bodies that no provider sends: other JSON, other events, frames, bytes. */
const anyAnswer: fc.Arbitrary<unknown> = fc.oneof(
  anyJson.map((value) => JSON.stringify(value)),
  fc.array(anyJson, { minLength: 1 }).map((all) => all.map((one) => `data: ${JSON.stringify(one)}\n\n`)),
  fc.array(anyJson, { minLength: 1 }).map((all) => all.map((one) => `${JSON.stringify(one)}\n`)),
  fc
    .array(fc.tuple(word, anyJson), { minLength: 1 })
    .map((all) => all.map(([event, value]) => frame(event, value))),
  fc.uint8Array({ minLength: 1 }).map((bytes) => [bytes]),
);

/** Exchanges of all samples with parts of them replaced, left out, put in another order, or all of it nonsense. */
export const spoiltExchange: fc.Arbitrary<Written> = fc.constantFrom(...written).chain((one) =>
  fc.record({
    url: fc.constant(one.url),
    method: fc.constantFrom("POST", "GET", "DELETE"),
    request: fc.oneof(spoiltJson(one.request ?? {}), anyJson),
    requestHeaders: fc.constant(one.requestHeaders ?? {}),
    status: fc.constantFrom(one.status ?? 200, 200, 204, 500),
    answer: fc.oneof({ weight: 2, arbitrary: spoiltAnswer(one) }, { weight: 1, arbitrary: anyAnswer }),
    type: fc.oneof(fc.constant(one.type ?? "application/json"), fc.constantFrom(...TYPES)),
    headers: fc.constant(one.headers ?? {}),
  }),
);
