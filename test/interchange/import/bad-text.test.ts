import fc from "fast-check";
import { expect, test } from "vitest";
import { refusalOf } from "./import-text.ts";
import { survives, tally } from "./survives.ts";

const httprr = (): string => {
  const request = "POST https://api.openai.com/v1/x HTTP/1.1\r\nHost: api.openai.com\r\n\r\n{}";
  const response = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n";
  return `httprr trace v1\n${`${request.length} ${response.length}\n${request}${response}`.repeat(2)}`;
};

const SAMPLES: Readonly<Record<string, string>> = {
  "vcrpy.yaml": `interactions:
- request:
    body: !!binary e30=
    headers: &headers
      content-type: [application/json]
    method: POST
    uri: https://api.openai.com/v1/chat/completions
  response:
    body: {string: '{"id":"chatcmpl-1"}'}
    headers: *headers
    status: {code: 200, message: OK}
- request: {parsed_body: {seed: 1.0}, headers: {}, method: POST, uri: 'https://api.openai.com/v1/x'}
  response: {parsed_body: [1], headers: {}, status: {code: 200, message: OK}}
version: 1
`,
  "vcr.yml": `---
http_interactions:
- request:
    method: post
    uri: https://api.openai.com/v1/x
    body: {encoding: UTF-8, string: '{}'}
    headers: {Content-Type: [application/json]}
  response:
    status: {code: 200, message: OK}
    headers: {}
    body: {encoding: ASCII-8BIT, base64_string: e30=}
  recorded_at: Tue, 14 Nov 2023 21:49:24 GMT
recorded_with: VCR 6.1.0
`,
  "vcr-test.yaml": `- request: {url: 'https://api.openai.com/v1/x', method: POST, headers: {a: b}, body: ''}
  response: {status: 200, statusText: OK, headers: {content-encoding: gzip}, body: H4sIAAAAAAAAA6uuBQBDv6ajAgAAAA==}
`,
  "httpmock/groq.yaml": `when:
  path: /openai/v1/chat/completions
  method: POST
  query_param: []
  header:
  - name: content-type
    value: application/json
  body: '{}'
then:
  status: 200
  header: []
  body: '{}'
`,
  "trace.httprr": httprr(),
  "spans.json": JSON.stringify({
    resourceSpans: [
      {
        scopeSpans: [
          {
            scope: { name: "a" },
            spans: [
              {
                traceId: "0af7651916cd43dd8448eb211c80319c",
                spanId: "00f067aa0ba902b7",
                name: "chat",
                kind: 3,
                startTimeUnixNano: "1760000000000000000",
                endTimeUnixNano: "1760000001000000000",
                attributes: [{ key: "gen_ai.operation.name", value: { stringValue: "chat" } }],
                events: [{ name: "e", timeUnixNano: "1760000000500000000", attributes: [] }],
                status: { code: 2, message: "no" },
              },
            ],
          },
        ],
      },
    ],
  }),
  "fixtures.json": JSON.stringify({
    fixtures: [
      {
        match: { userMessage: "a", model: "gpt-4o" },
        response: {
          content: "b",
          toolCalls: [{ name: "f", arguments: { a: 1 } }],
          usage: { input_tokens: 1 },
        },
        chunkSize: 3,
        recordedTimings: { ttftMs: 1, interChunkDelaysMs: [1, 2], totalDurationMs: 9 },
      },
      { match: {}, response: { error: { message: "no" }, status: 429 } },
    ],
  }),
};

const samples = fc.constantFrom(...Object.entries(SAMPLES));

test("the samples are imported as they stand", () => {
  for (const [path, text] of Object.entries(SAMPLES)) expect(survives(path, text), path).toBe("imported");
});

test("a file that breaks off is refused, or read as what it still says", () => {
  const { note, seen } = tally();
  fc.assert(
    fc.property(samples, fc.nat(), ([path, text], at) => {
      note(survives(path, text.slice(0, at % text.length)));
    }),
    { numRuns: 500 },
  );
  expect(seen.refused).toBeGreaterThan(100);
});

const PIECES = [
  "- ",
  ": ",
  "{",
  "}",
  "[",
  "]",
  "&a ",
  "*a",
  "*headers",
  "<<: ",
  "\n",
  "  ",
  "|",
  "null",
  "!!binary ",
  "1",
  "'",
  '"',
];
const TAGS = [
  "!!js/function ",
  "!!python/object/apply:os.system ",
  "!!python/object/new:_io.BytesIO ",
  "!!python/name:os.system ",
  "!ruby/object:Gem::Installer ",
  "!!set ",
  "!!int ",
];

test("pieces of YAML and JSON in the wrong place never bring the import down", () => {
  const { note, seen } = tally();
  const piece = fc.constantFrom(...PIECES, ...TAGS);
  fc.assert(
    fc.property(
      samples,
      fc.array(fc.tuple(fc.nat(), piece), { minLength: 1, maxLength: 3 }),
      ([path, text], changes) => {
        const changed = changes.reduce((all, [at, more]) => {
          const place = at % all.length;
          return `${all.slice(0, place)}${more}${all.slice(place)}`;
        }, text);
        note(survives(path, changed));
      },
    ),
    { numRuns: 800 },
  );
  expect(seen.refused).toBeGreaterThan(50);
  expect(seen.imported).toBeGreaterThan(20);
});

test("a tag that names code is data, wherever a value may stand", () => {
  for (const tag of TAGS.slice(0, 5))
    for (const [path, text] of Object.entries(SAMPLES).filter(([name]) => /\.ya?ml$/.test(name)))
      survives(path, text.replaceAll(/: (?=['{[])/g, `: ${tag}`));
  expect(refusalOf("a.yaml", "interactions: !!python/object/apply:os.system ['touch hacked']")).toContain(
    "Cannot import a.yaml",
  );
});

test("aliases that multiply and documents that nest without end are refused by name", () => {
  const levels = Array.from({ length: 12 }, (_, level) => {
    const names = Array.from({ length: 10 }, () => (level === 0 ? "x" : `*a${level - 1}`));
    return `a${level}: &a${level} [${names.join(", ")}]`;
  });
  const bomb = `${SAMPLES["vcrpy.yaml"]}\n${levels.join("\n")}`;
  expect(refusalOf("bomb.yaml", bomb)).toContain("bomb.yaml: its aliases stand for far more than it holds");
  expect(refusalOf("deep.yaml", `interactions: ${"[".repeat(50_000)}`)).toMatch(
    /deep\.yaml:1:\d+: .*nesting exceeded/,
  );
});

test("a value of any other kind in any place is refused with its place, or does no harm", () => {
  const { note, seen } = tally();
  const odd = fc.constantFrom(
    "null",
    "[]",
    "{}",
    "-1",
    "''",
    "'\\0'",
    "[[1]]",
    "{a: {b: 1}}",
    "1.0",
    "true",
    "~",
    "!!binary AA==",
  );
  fc.assert(
    fc.property(samples, fc.nat(), odd, ([path, text], pick, value) => {
      const places = Array.from(text.matchAll(/(?<=: |":)(?:'[^']*'|"[^"]*"|[\w./:@-]+)/g));
      const place = places[pick % Math.max(1, places.length)];
      if (!place) return;
      note(
        survives(path, `${text.slice(0, place.index)}${value}${text.slice(place.index + place[0].length)}`),
      );
    }),
    { numRuns: 800 },
  );
  expect(seen.refused).toBeGreaterThan(50);
  expect(seen.imported).toBeGreaterThan(20);
});
