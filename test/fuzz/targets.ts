/** One table: what is promised of each part, for any input. */
import * as fc from "fast-check";
import { expect } from "vitest";
import * as matchers from "../../src/assertions/matchers.ts";
import type { Cassette } from "../../src/cassette/cassette.ts";
import { namedCassettePath } from "../../src/cassette/path.ts";
import { parseCassette } from "../../src/cassette/parse.ts";
import { printCassette } from "../../src/cassette/print.ts";
import { COMMANDS } from "../../src/cli/commands.ts";
import { parseArgs } from "../../src/cli/parse-args.ts";
import { LlmReplayError } from "../../src/errors.ts";
import { printFrame, readFrames } from "../../src/formats/aws-event-stream.ts";
import { canonicalJson, printJson, readJson } from "../../src/formats/json.ts";
import { scanJson } from "../../src/formats/json-scan.ts";
import { readMultipart } from "../../src/formats/multipart.ts";
import { jsonLines } from "../../src/formats/ndjson.ts";
import { dataLines, sseEvents } from "../../src/formats/sse.ts";
import { canonicalUrl } from "../../src/replay/canonical-url.ts";
import { buildReport } from "../../src/reporters/build-report.ts";
import { htmlReport } from "../../src/reporters/html/html-report.ts";
import { jsonReport } from "../../src/reporters/json.ts";
import { junitReport } from "../../src/reporters/junit.ts";
import { markdownReport } from "../../src/reporters/markdown.ts";
import { textReport } from "../../src/reporters/text.ts";
import { diffTraces } from "../../src/trace/diff/diff-traces.ts";
import { readTrace } from "../../src/trace/read-trace.ts";
import { matchesPattern } from "../../src/wire/traffic-pattern.ts";
import { cassettes } from "../cassette/arbitrary-cassette.ts";
import { anyText } from "../formats/any-text.ts";
import { SAMPLES } from "../interchange/import/samples.ts";
import { survives } from "../interchange/import/survives.ts";
import { HOSTILE } from "../reporters/hostile.ts";
import { sideOf } from "../reporters/suites.ts";
import { interactionIn } from "../trace/providers/call-of.ts";
import { spoiltExchange } from "../trace/providers/spoilt.ts";

/** A property of a part, for any input. */
export type Target = fc.IAsyncPropertyWithHooks<unknown[]>;

const property = <T extends [unknown, ...unknown[]]>(
  ...args: [...{ [K in keyof T]: fc.Arbitrary<T[K]> }, (...values: T) => Promise<void> | void]
): Target => {
  const [work, ...arbitraries] = [
    args.at(-1) as (...values: T) => Promise<void> | void,
    ...args.slice(0, -1),
  ];
  const all = fc.tuple(...(arbitraries as fc.Arbitrary<unknown>[]));
  return fc.asyncProperty(all, async (values) => work(...(values as T)));
};

/** Does what may be refused by name, and by nothing else. */
const orRefused = <T>(work: () => T): T | undefined => {
  try {
    return work();
  } catch (error) {
    expect(error).toBeInstanceOf(LlmReplayError);
    return undefined;
  }
};

const texts = fc.oneof(anyText, fc.constantFrom(...HOSTILE), fc.string());

/** Changes of a text: pieces taken out, doubled, or replaced by others. */
const edits = fc.array(
  fc.tuple(fc.nat(), fc.nat({ max: 12 }), fc.oneof(texts, fc.constantFrom(...'{}[]",:\\-0e.\n'))),
  {
    maxLength: 4,
  },
);

const edited = (text: string, changes: readonly (readonly [number, number, string])[]): string =>
  changes.reduce((changed, [at, length, piece]) => {
    const from = at % (changed.length + 1);
    return changed.slice(0, from) + piece + changed.slice(from + length);
  }, text);

const utf8 = new TextEncoder();

const line = fc
  .tuple(
    fc.constantFrom("data: ", "data:", "event: ", "id: ", ": ", "", "{", "--b\r\n", "\r\n"),
    fc.oneof(texts, fc.json()),
  )
  .map((parts) => parts.join(""));
const streams = fc
  .array(fc.tuple(line, fc.constantFrom("\n", "\r\n", "\r", "\n\n", "\u2028", "")), { maxLength: 12 })
  .map((lines) => lines.flat().join(""));
const wild = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  streams.map((text) => utf8.encode(text)),
);
const frames = fc.record({
  headers: fc.uint8Array({ maxLength: 60 }),
  payload: fc.uint8Array({ maxLength: 200 }),
});

const wildTraces = fc.array(spoiltExchange, { maxLength: 4 }).map((all) => readTrace(all.map(interactionIn)));
const wildCassettes: fc.Arbitrary<Cassette> = fc.oneof(
  cassettes,
  fc.tuple(cassettes, fc.array(spoiltExchange, { maxLength: 3 })).map(([cassette, all]) => ({
    ...cassette,
    interactions: all.map(interactionIn),
  })),
);

type Check = (subject: unknown, ...args: unknown[]) => unknown;

const number = fc.oneof(fc.nat(), fc.double({ min: 0, noNaN: true }), fc.constantFrom(0, 1, Infinity));
const text = fc.oneof(texts, fc.constantFrom("Refunds take five days.", "", "stop"));

/** What each matcher may be given; those that ask a model, or run a task, need either. */
const GIVEN: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  costLessThan: number,
  stayUnderTokens: fc.oneof(
    number,
    fc.record({ input: number, output: number }, { requiredKeys: ["input"] }),
  ),
  respondWithin: number,
  streamFirstTokenWithin: number,
  generateAtLeast: number,
  makeAtMost: fc.nat(),
  retryAtMost: fc.nat(),
  keepPromptCachePrefix: fc.constant(undefined),
  stayWithinRateLimits: fc.constantFrom(undefined, { reserve: 0.1 }),
  matchSemantically: fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 2 })),
  matchJsonSchema: fc.constantFrom({ type: "object" }, { type: "array", items: { type: "string" } }, {}),
  beValidJson: fc.constant(undefined),
  containAllOf: fc.array(text, { minLength: 1, maxLength: 3 }),
  containAnyOf: fc.array(text, { minLength: 1, maxLength: 3 }),
  refuse: fc.constant(undefined),
  finishWith: fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 2 })),
  containNoPii: fc.constant(undefined),
  haveLogprobAbove: fc.double({ max: 0, noNaN: true }),
  haveCalledTool: text,
  haveValidToolArguments: fc.constant(undefined),
  followTrajectory: fc.array(text, { minLength: 1, maxLength: 3 }),
  haveNoLoops: fc.constant(undefined),
  haveSpan: text,
  haveNoErrors: fc.constant(undefined),
};

const claims = fc
  .constantFrom(...Object.entries(GIVEN))
  .chain(([name, given]) => given.map((value) => ({ name, given: value === undefined ? [] : [value] })));

const flags = Object.values(COMMANDS).flatMap(({ options }) =>
  Object.keys(options).map((name) => `--${name}`),
);
const words = fc.oneof(
  fc.constantFrom(
    "--",
    "-",
    "---",
    "-x",
    "--no-",
    "--__proto__",
    "--constructor=1",
    "--a.b.c=1",
    ...Object.keys(COMMANDS),
  ),
  fc.constantFrom(...flags),
  fc.tuple(fc.constantFrom(...flags), texts).map((parts) => parts.join("=")),
  texts,
);

const addresses = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom(
    "http://localhost:1/a",
    "http://[::1]:80/?a=%zz",
    "https://a.b/%2e%2e/x",
    "wss://x.localhost/",
  ),
);
const patterns = fc.oneof(texts, addresses, fc.stringMatching(/^[*./:a-z0-9[\]]{0,60}$/));

/** Every target, by what it is about. */
export const TARGETS: Readonly<Record<string, Target>> = {
  "a cassette's text, however changed, is read or refused by name, and printed stably": property(
    wildCassettes,
    edits,
    (cassette, changes) => {
      const { text, blobs } = printCassette(cassette);
      const read = orRefused(() => parseCassette(edited(text, changes), "fuzz.json", blobs));
      if (!read) return;
      const again = printCassette(read);
      expect(printCassette(parseCassette(again.text, "again.json", again.blobs)).text).toBe(again.text);
    },
  ),
  "any bytes are read as any format, or not": property(wild, fc.string(), (bytes, boundary) => {
    const text = Buffer.from(bytes).toString();
    for (const { start, end } of [...dataLines(text), ...jsonLines(text)])
      expect(end).toBeLessThanOrEqual(text.length + start - start);
    sseEvents(text);
    readFrames(bytes);
    readMultipart(bytes, `multipart/form-data; boundary=${boundary || "b"}`);
    expect(scanJson(text)).toBeLessThanOrEqual(text.length);
  }),
  "frames come back as they were printed": property(fc.array(frames, { maxLength: 4 }), (all) => {
    const read = readFrames(Buffer.concat(all.map(printFrame)));
    expect(read?.map(({ payload }) => Buffer.from(payload))).toEqual(
      all.length === 0 ? read && [] : all.map(({ payload }) => Buffer.from(payload)),
    );
  }),
  "JSON, however it is written, comes back to the character, or stays text": property(
    fc.json(),
    edits,
    (json, changes) => {
      const text = edited(json, changes);
      const read = readJson(text);
      if (!read) return;
      expect(printJson(read.value, read.layout, read.numbers)).toBe(text);
      expect(canonicalJson(JSON.parse(canonicalJson(read.value)) as never)).toBe(canonicalJson(read.value));
    },
  ),
  "every matcher judges any trace, or refuses its arguments by name": property(
    fc.oneof(wildTraces, text),
    claims,
    async (subject, { name, given }) => {
      try {
        await (Reflect.get(matchers, name) as Check)(subject, ...given);
      } catch (error) {
        expect(error).toBeInstanceOf(LlmReplayError);
      }
    },
  ),
  "any trace is compared with any other, and with itself no change is found": property(
    wildTraces,
    wildTraces,
    (base, head) => {
      diffTraces(base, head);
      expect(diffTraces(base, base).calls.every(({ kind }) => kind === "same")).toBe(true);
    },
  ),
  "a recording of another tool, however changed, is imported or refused by name": property(
    fc.constantFrom(...Object.entries(SAMPLES)),
    edits,
    ([path, text], changes) => void survives(path, edited(text, changes)),
  ),
  "a report of any cassettes is rendered in every form": property(
    wildCassettes,
    wildCassettes,
    texts,
    (base, head, name) => {
      const path = `cassettes/${name}.json`;
      const report = buildReport({
        base: sideOf("main", { [path]: base }),
        head: sideOf(name, { [path]: head }),
      });
      expect(textReport(report).replaceAll(/\u001B\[[\d;]*m/g, "")).not.toMatch(
        /[\0-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/,
      );
      expect(markdownReport(report)).not.toMatch(/(?<!\\)<(?:script|img)/);
      expect(junitReport(report)).not.toMatch(/[\0-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/);
      const json = jsonReport(report);
      expect(JSON.stringify(JSON.parse(json))).toBe(
        JSON.stringify(JSON.parse(JSON.stringify(JSON.parse(json)))),
      );
      const html = htmlReport(
        report,
        "<!doctype html><html><head><title></title></head><body></body></html>",
      );
      expect(html).not.toContain("<!-- ");
    },
  ),
  "addresses and patterns of any kind are compared, and names stay in their folder": property(
    addresses,
    patterns,
    (address, pattern) => {
      const url = URL.parse(address);
      if (url) expect(matchesPattern(url, pattern)).toBeTypeOf("boolean");
      expect(canonicalUrl(canonicalUrl(address))).toBe(canonicalUrl(address));
      canonicalUrl(pattern);
      const path = orRefused(() => namedCassettePath("/app/cassettes", pattern));
      if (path !== undefined) expect(path).toMatch(/^\/app\/cassettes\/[^]*\.json$/);
    },
  ),
  "a command line of any words is understood or refused by name": property(
    fc.array(words, { maxLength: 6 }),
    async (line) => {
      try {
        const parsed = await parseArgs(line, "0.0.0");
        if ("command" in parsed) expect(Object.keys(COMMANDS)).toContain(parsed.command);
      } catch (error) {
        expect(error).toBeInstanceOf(LlmReplayError);
      }
    },
  ),
};
