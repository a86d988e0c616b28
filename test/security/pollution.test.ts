import * as fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { applyEdits } from "../../src/cassette/apply-edits.ts";
import { parseCassette } from "../../src/cassette/parse.ts";
import { printCassette } from "../../src/cassette/print.ts";
import { LlmReplayError } from "../../src/errors.ts";
import { readBaseline } from "../../src/reporters/baseline.ts";
import { readRunFile } from "../../src/reporters/run-file.ts";
import { readTrace } from "../../src/trace/read-trace.ts";
import { SAMPLES } from "../interchange/import/samples.ts";
import { survives } from "../interchange/import/survives.ts";
import { cassetteOf } from "../reporters/suites.ts";
import { user } from "../trace/diff/conversation.ts";

const KEYS = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"] as const;
const EVIL = { polluted: true, prototype: { polluted: true }, toString: 1 };

const prototypes = [Object.prototype, Array.prototype, Function.prototype, String.prototype, Map.prototype];
const ownNames = prototypes.map((prototype) => Reflect.ownKeys(prototype).length);

afterEach(() => {
  expect(prototypes.map((prototype) => Reflect.ownKeys(prototype).length)).toEqual(ownNames);
  expect(Reflect.get({}, "polluted")).toBeUndefined();
});

const withKey = (document: unknown, steps: readonly number[], key: string): unknown => {
  if (typeof document !== "object" || document === null) return document;
  const [step, ...rest] = steps;
  const names = Object.keys(document);
  const name = step === undefined ? undefined : names[step % (names.length || 1)];
  if (name === undefined || typeof Reflect.get(document, name) !== "object") {
    if (Array.isArray(document)) return document;
    return JSON.parse(
      `{${JSON.stringify(key)}:${JSON.stringify(EVIL)},${JSON.stringify(document).slice(1)}`.replace(
        ",}",
        "}",
      ),
    );
  }
  const inner = withKey(Reflect.get(document, name), rest, key);
  return Array.isArray(document)
    ? (document as unknown[]).with(Number(name), inner)
    : Object.fromEntries(
        Object.entries(document).map(([each, value]) => [each, each === name ? inner : value]),
      );
};

const readOrRefused = (read: () => unknown): void => {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(LlmReplayError);
  }
};

const places = fc.record({ key: fc.constantFrom(...KEYS), steps: fc.array(fc.nat(9), { maxLength: 7 }) });

const cassetteText = printCassette(
  cassetteOf([
    { messages: [user("Hello")], text: "Good day." },
    { messages: [user("Hello"), user("again")], text: "Good day again." },
  ]),
).text;

test("members called like parts of JavaScript's objects change nothing but the cassette they stand in", () => {
  fc.assert(
    fc.property(places, ({ key, steps }) => {
      const text = JSON.stringify(withKey(JSON.parse(cassetteText), steps, key));
      readOrRefused(() => {
        const cassette = parseCassette(text, "evil.json");
        readTrace(cassette);
        printCassette(cassette);
      });
    }),
    { numRuns: 300 },
  );
});

test("edits whose pointers lead through prototypes lead nowhere, or to members of the value itself", () => {
  for (const pointer of ["/__proto__/polluted", "/constructor/prototype/polluted", "/a/__proto__/polluted"]) {
    const result = applyEdits({ a: {} }, { set: { [pointer]: true } });
    expect(result).toEqual({ nowhere: pointer });
  }
  const own = applyEdits({}, { set: { "/__proto__": { polluted: true } } });
  expect(JSON.stringify(own)).toBe('{"value":{"__proto__":{"polluted":true}}}');
});

test("a recording of another tool with such members is imported or refused, and does nothing else", () => {
  const json = Object.entries(SAMPLES).flatMap(([path, text]) => {
    try {
      return [[path, JSON.parse(text) as unknown] as const];
    } catch {
      return [];
    }
  });
  expect(json.length).toBeGreaterThan(3);
  fc.assert(
    fc.property(fc.constantFrom(...json), places, ([path, document], { key, steps }) => {
      survives(path, JSON.stringify(withKey(document, steps, key)));
    }),
    { numRuns: 300 },
  );
});

test.each(KEYS)("a run file or a baseline with tests called %s is read as any other, or refused", (key) => {
  const evil = JSON.stringify({ version: 1, tests: {} }).replace("{}", `{"${key}":${JSON.stringify(EVIL)}}`);
  readOrRefused(() => readRunFile(evil, "run.json"));
  readOrRefused(() => readBaseline(evil, "baseline.json"));
});
