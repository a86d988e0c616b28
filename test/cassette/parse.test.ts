import * as fc from "fast-check";
import { expect, test } from "vitest";
import { storeBody } from "../../src/cassette/body.ts";
import { cassetteFrom, isInteraction, parseCassette } from "../../src/cassette/parse.ts";
import type { Cassette } from "../../src/cassette/cassette.ts";
import { printCassette } from "../../src/cassette/print.ts";
import { LlmReplayError } from "../../src/errors.ts";
import { cassettes } from "./arbitrary-cassette.ts";
import { cassetteOf, interactionWith } from "./cassette-of.ts";

const json = (value: unknown) => storeBody([Buffer.from(JSON.stringify(value))]);
const filler = "word ".repeat(200);
const good = printCassette(
  cassetteOf([interactionWith(json({ filler, n: [1] })), interactionWith(json({ filler, n: [1, 2] }))]),
).text;

const mistakeIn = (text: string): LlmReplayError => {
  try {
    parseCassette(text, "cassettes/a.json");
  } catch (error) {
    if (error instanceof LlmReplayError) return error;
    throw error;
  }
  throw new Error("it was read without complaint");
};

const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split("\n").length;

const edited = (part: string | RegExp, by: string): string => {
  expect(good).toMatch(part);
  return good.replace(part, by);
};

test("a file that breaks off is named with the line and column where it does, wherever that is", () => {
  for (let length = 1; length < good.trimEnd().length; length += 37) {
    const { code, message } = mistakeIn(good.slice(0, length));
    const lines = good.slice(0, length).split("\n");
    expect(code).toBe("cassetteCorrupt");
    expect(message).toContain(`cassettes/a.json:${lines.length}:`);
  }
  expect(mistakeIn(good.slice(0, 200)).message).toContain("it breaks off");
});

test("a syntax mistake is named with its line, its column and what stands there", () => {
  const text = edited('"role": "app",', '"role": "app";');
  const column = (text.split("\n")[lineOf(text, "app;") - 1] ?? "").indexOf(";") + 1;
  expect(mistakeIn(text.replace('"app";', '"app";')).message).toContain('unexpected ";"');
  expect(mistakeIn(text).message).toContain(`:${lineOf(good, '"role"')}:`);
  expect(column).toBeGreaterThanOrEqual(0);
});

test("a merge conflict is called by its name", () => {
  const text = edited('      "role"', '<<<<<<< HEAD\n      "role"');
  expect(mistakeIn(text).message).toContain(`:${lineOf(text, "<<<")}:1: a merge conflict`);
});

test("an empty file is said to be empty", () => {
  for (const text of ["", "\n", " \r\n\t"]) expect(mistakeIn(text).message).toContain("the file is empty");
});

test("JSON of another make is not taken for a cassette", () => {
  for (const text of [
    "null",
    "[]",
    "1",
    '"version"',
    '{"log":{"version":"1.2"}}',
    '{"version":2,"packages":{}}',
  ])
    expect(mistakeIn(text).code).toBe("cassetteForeign");
});

test("a newer version is refused by its number", () => {
  const { code, message } = mistakeIn(edited('"version": 1', '"version": 7'));
  expect(code).toBe("cassetteTooNew");
  expect(message).toMatch(/version 7.*up to 1/);
});

const SHAPES: readonly [
  what: string,
  part: string | RegExp,
  by: string,
  place: string,
  says: string,
  line: string,
][] = [
  [
    "a wrong type",
    '"method": "POST"',
    '"method": 5',
    "$.interactions[0].request.method",
    "found 5",
    '"method"',
  ],
  ["a missing member", /"url": "[^"]*",/, "", "$.interactions[0].request.url", "is missing", '"request"'],
  [
    "a misspelt member",
    '"timing"',
    '"timings"',
    "$.interactions[0].timings",
    '"timings" has no place here',
    '"timings"',
  ],
  ["a body of no kind", '"json": {', '"jsn": {', "$.interactions[0].request.body", "", '"jsn"'],
  [
    "a header that is no pair",
    '"content-type", ',
    "",
    "$.interactions[0].request.headers[0]",
    "",
    '["application',
  ],
  ["a role that is none", '"role": "app"', '"role": "user"', "$.interactions[0].role", '"user"', '"role"'],
  [
    "a broken text body",
    /"text": \[[^\]]*\]/,
    '"text": [7]',
    "$.interactions[0].response.body.text[0]",
    "7",
    '"text"',
  ],
];

test.each(SHAPES)("%s is named with its path and line", (_, part, by, place, says, line) => {
  const text = edited(part, by);
  const { code, message } = mistakeIn(text);
  expect(code).toBe("cassetteCorrupt");
  expect(message).toContain(place);
  expect(message).toContain(says);
  const named = Number(/a\.json:(\d+):/.exec(message)?.[1]);
  expect(Math.abs(named - lineOf(text, line))).toBeLessThanOrEqual(1);
});

test("a body that continues what it cannot is named with its place", () => {
  const nowhere = mistakeIn(edited('"/n": [2]', '"/m": [2]')).message;
  expect(nowhere).toContain('pointer "/m" fits no place in the body of interaction 0');
  expect(nowhere).toContain("$.interactions[1].request.body");
  for (const other of [1, 2, 99])
    expect(mistakeIn(edited('"continues": 0', `"continues": ${other}`)).message).toContain(
      "$.interactions[1].request.body.continues: interaction",
    );
  const { interactions, ...rest } = JSON.parse(good) as { interactions: object[] };
  const turned = JSON.stringify({ ...rest, interactions: interactions.toReversed() });
  expect(mistakeIn(turned.replace('"continues":0', '"continues":1')).message).toContain("is no earlier one");
});

test("a blob that is missing or altered is named", () => {
  const { text, blobs } = printCassette(
    cassetteOf([interactionWith(storeBody([new Uint8Array(70_000).fill(255)]))]),
  );
  const [name = ""] = blobs.keys();
  expect(mistakeIn(text).message).toContain(
    `$.interactions[0].request.body.blob: the file ${name} is missing`,
  );
  const read = (bytes: Uint8Array) => () => parseCassette(text, "a.json", new Map([[name, bytes]]));
  expect(read(new Uint8Array(5))).toThrow(/was changed \(5 of 70000 bytes\)/);
  expect(read(new Uint8Array(70_000))).toThrow(/was changed/);
});

test("line endings and a byte order mark that an editor or git put in do no harm", () => {
  const cassette = parseCassette(good, "a.json");
  expect(parseCassette(good.replaceAll("\n", "\r\n"), "a.json")).toEqual(cassette);
  expect(parseCassette(`\uFEFF${good}`, "a.json")).toEqual(cassette);
});

test("a document is taken as a cassette where nothing is wrong with it, and is none where anything is", () => {
  const of = (text: string) => {
    const document = { ...(JSON.parse(text) as Partial<Cassette>) };
    const { interactions = [] } = document;
    return interactions.every(isInteraction)
      ? cassetteFrom({ document, interactions }, new Map())
      : undefined;
  };
  expect(of(good)).toEqual(parseCassette(good, "a.json"));
  const blob = printCassette(cassetteOf([interactionWith(storeBody([new Uint8Array(70_000).fill(255)]))]));
  for (const text of [
    "null",
    '{"log":{}}',
    edited('"version": 1', '"version": 7'),
    edited('"role": "app"', '"role": "user"'),
    edited('"continues": 0', '"continues": 1'),
    blob.text,
  ])
    expect(of(text)).toBeUndefined();
});

test("whatever is done to a cassette's text, it is read or refused with a located error", () => {
  const damage = fc.tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.nat({ max: 40 }),
    fc.string({ maxLength: 3 }),
  );
  fc.assert(
    fc.property(cassettes, damage, (cassette, [place, length, more]) => {
      const { text } = printCassette(cassette);
      const at = Math.floor(place * text.length);
      try {
        parseCassette(text.slice(0, at) + more + text.slice(at + length), "a.json");
      } catch (error) {
        expect(error).toBeInstanceOf(LlmReplayError);
        expect((error as LlmReplayError).message).toContain("a.json");
      }
    }),
    { numRuns: 500 },
  );
});
