import * as fc from "fast-check";
import { expect, test } from "vitest";
import { importFiles } from "../../../src/interchange/import/import-files.ts";
import { createRedactor } from "../../../src/recorder/redact.ts";
import { jsonValues } from "../../cassette/arbitrary-cassette.ts";
import { fileOf } from "./import-text.ts";
import { SAMPLES } from "./samples.ts";
import { survives, tally } from "./survives.ts";

const samples = fc.constantFrom(...Object.entries(SAMPLES));

test("a file that breaks off is refused, or read as what it still says", () => {
  const { note, seen } = tally();
  fc.assert(
    fc.property(samples, fc.nat(), ([path, text], at) => {
      note(survives(path, text.slice(0, at % text.length)));
    }),
    { numRuns: 400 },
  );
  expect(seen.refused).toBeGreaterThan(100);
});

test("bytes in the place of others never bring the import down", () => {
  const { note, seen } = tally();
  fc.assert(
    fc.property(
      samples,
      fc.array(fc.tuple(fc.nat(), fc.oneof(fc.integer({ min: 48, max: 122 }), fc.nat(255))), {
        minLength: 1,
        maxLength: 3,
      }),
      (sample, changes) => {
        const [path, text] = sample;
        const bytes = Buffer.from(text);
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        note(survives(path, bytes));
      },
    ),
    { numRuns: 400 },
  );
  expect(seen.refused).toBeGreaterThan(50);
  expect(seen.imported).toBeGreaterThan(20);
});

/** Puts `value` in the place of one of the members or items of a document. */
const replaced = (document: unknown, pick: number, value: unknown): unknown => {
  if (typeof document !== "object" || document === null || pick % 7 === 0) return value;
  const keys = Object.keys(document);
  const key = keys[pick % (keys.length || 1)];
  if (key === undefined) return value;
  const inner = replaced(Reflect.get(document, key), Math.floor(pick / 7), value);
  return Array.isArray(document)
    ? (document as unknown[]).with(Number(key), inner)
    : { ...document, [key]: inner };
};

const odd = fc.oneof(
  jsonValues,
  fc.constantFrom<unknown>(
    null,
    -1,
    1e308,
    2 ** 53,
    0.5,
    "\ud800",
    "\0",
    "\r\n",
    "../../etc/passwd",
    "http://[",
    "",
  ),
);

test("a value of any other kind in any place is refused with its place, or does no harm", () => {
  const { note, seen } = tally();
  const documents = samples.filter(([path]) => !path.endsWith(".yaml"));
  fc.assert(
    fc.property(documents, fc.nat({ max: 2 ** 40 }), odd, ([path, text], pick, value) => {
      note(survives(path, JSON.stringify(replaced(JSON.parse(text), pick, value))));
    }),
    { numRuns: 800 },
  );
  expect(seen.refused).toBeGreaterThan(100);
  expect(seen.imported).toBeGreaterThan(20);
});

test("values that nest without end are refused, or kept as text", () => {
  for (const depth of [600, 20_000, 200_000]) {
    const deep = `${"[".repeat(depth)}${"]".repeat(depth)}`;
    for (const [path, text] of Object.entries(SAMPLES)) survives(path, text.replace(/"Hello"|Hello/, deep));
    expect(survives("deep.json", deep)).toBe("refused");
  }
});

test("arbitrary text and bytes are in no known format", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.uint8Array()), (content) => {
      expect(survives("anything", content)).toBe("refused");
    }),
  );
});

test("a mistake in JSON is told with line and column, a wrong value with its path", () => {
  const message = (path: string, text: string): string =>
    importFiles([fileOf(path, text)], {
      redactor: createRedactor(),
      recorder: { name: "llm-replay", version: "0.0.0" },
      importedAt: "2026-01-01T00:00:00.000Z",
    }).problems[0]!.message;
  expect(message("a.har", '{\n "log": {\n  "entries": [}')).toContain(
    'Cannot import a.har:3:15: unexpected "}"',
  );
  expect(message("a.har", '{"log": {"entries": [{"request": {"method": 1}}]}}')).toContain(
    "a.har:1:45 at $.log.entries[0].request.method: expected string, found 1",
  );
  const address = SAMPLES["network.har"]!.replace("https://api.openai.com/v1", "https://[");
  expect(message("a.har", address)).toContain('a.har at $.log.entries[0]: "https://[');
});
