/** A question to a model, and its answer, as the samples below hold them. */
export const ASKED = '{"model":"gpt-4o","temperature":0.0,"messages":[{"role":"user","content":"Hello"}]}';
export const ANSWERED = '{"id":"chatcmpl-1","choices":[{"message":{"content":"Hi"}}],"score":1.0}';
export const CHAT = "https://api.openai.com/v1/chat/completions";

const TYPE = "application/json";

const message = (text: string) => ({
  headers: [
    { name: ":authority", value: "api.openai.com" },
    { name: "Content-Type", value: TYPE },
    { name: "authorization", value: `Bearer sk-proj-${"a1B2".repeat(12)}` },
  ],
  postData: { mimeType: TYPE, text },
});

/** An archive as Chrome writes it, with one exchange. */
export const HAR = JSON.stringify({
  log: {
    version: "1.2",
    creator: { name: "WebInspector", version: "537.36" },
    entries: [
      {
        startedDateTime: "2026-03-04T05:06:07.089Z",
        time: 250.4,
        timings: { blocked: 1, dns: -1, connect: -1, ssl: -1, send: 0.5, wait: 100, receive: 148.9 },
        request: { method: "POST", url: `${CHAT}#top`, httpVersion: "h2", bodySize: 84, ...message(ASKED) },
        response: {
          status: 200,
          statusText: "OK",
          headers: [{ name: "content-type", value: TYPE }],
          content: { size: ANSWERED.length, mimeType: TYPE, text: ANSWERED },
        },
      },
    ],
  },
});

/** What nock writes: JSON parsed, the request's headers left out. */
export const NOCK = `[{
  "scope": "https://api.openai.com:443", "method": "POST", "path": "/v1/chat/completions",
  "body": ${ASKED}, "status": 200, "response": ${ANSWERED},
  "rawHeaders": ["Content-Type", "application/json", "Date", "Wed, 04 Mar 2026 05:06:07 GMT"],
  "responseIsBinary": false
}]`;

/** What undici's SnapshotAgent writes: two answers to one request. */
export const UNDICI = JSON.stringify([
  {
    hash: "abc",
    snapshot: {
      request: { method: "POST", url: CHAT, headers: { "content-type": TYPE }, body: ASKED },
      responses: [ANSWERED, '{"id":"chatcmpl-2"}'].map((body) => ({
        statusCode: 200,
        headers: { "content-type": TYPE },
        body: Buffer.from(body).toString("base64"),
        trailers: {},
      })),
      callCount: 0,
      timestamp: "2026-03-04T05:06:07.089Z",
    },
  },
]);

/** What the Azure test proxy writes. */
export const AZURE = `{"Entries": [{
  "RequestUri": "${CHAT}", "RequestMethod": "POST",
  "RequestHeaders": {"Authorization": "Sanitized", "Content-Type": "application/json"},
  "RequestBody": ${ASKED},
  "StatusCode": 200, "ResponseHeaders": {"Content-Type": "application/json", "Date": "Sanitized"},
  "ResponseBody": ${ANSWERED}
}], "Variables": {}}`;

/** What ReqLLM writes of a stream. */
export const REQ_LLM = JSON.stringify({
  captured_at: "2026-03-04T05:06:07.089000Z",
  request: {
    method: "post",
    url: CHAT,
    headers: { "content-type": [TYPE] },
    body: { b64: Buffer.from(ASKED).toString("base64") },
    canonical_json: {},
  },
  response: { status: 200, headers: { "content-type": "text/event-stream" }, body: null },
  chunks: ['data: {"a":1}\n\nda', "ta: [DONE]\n\n"].map((text) => ({
    b64: Buffer.from(text).toString("base64"),
  })),
});

/** What go-vcr writes. */
export const GO_VCR = `---
version: 2
interactions:
- id: 0
  request:
    body: '${ASKED}'
    headers:
      Content-Type:
      - application/json
    url: ${CHAT}
    method: POST
  response:
    body: '${ANSWERED}'
    headers:
      Content-Type:
      - application/json
    status: 200 OK
    code: 200
    duration: 1m2.5s
`;

const mapping = (id: number, answer: string, scenario: object) => ({
  request: {
    url: "/v1/chat/completions",
    method: "POST",
    bodyPatterns: [{ equalToJson: ASKED, ignoreArrayOrder: true, ignoreExtraElements: false }],
  },
  response: { status: 200, body: answer, headers: { "Content-Type": TYPE } },
  insertionIndex: id,
  ...scenario,
});

/** Stubs of WireMock: a scenario of two, the later one first. */
export const WIREMOCK = JSON.stringify({
  mappings: [
    mapping(1, '{"id":"second"}', { scenarioName: "s", requiredScenarioState: "two" }),
    mapping(2, ANSWERED, { scenarioName: "s", requiredScenarioState: "Started", newScenarioState: "two" }),
  ],
});

const exact = (value: string) => [{ matcher: "exact", value }];

/** What Hoverfly captures. */
export const HOVERFLY = JSON.stringify({
  data: {
    pairs: [
      {
        request: {
          path: exact("/v1/chat/completions"),
          method: exact("POST"),
          destination: exact("api.openai.com"),
          scheme: exact("https"),
          body: [{ matcher: "json", value: ASKED }],
        },
        response: {
          status: 200,
          body: ANSWERED,
          encodedBody: false,
          headers: { "Content-Type": [TYPE] },
          templated: false,
        },
      },
    ],
    globalActions: { delays: [], delaysLogNormal: [] },
  },
  meta: { schemaVersion: "v5.3", hoverflyVersion: "v1.10.0", timeExported: "2026-03-04T05:06:07Z" },
});

/** A file of each format. */
export const SAMPLES: Readonly<Record<string, string>> = {
  "network.har": HAR,
  "nock.json": NOCK,
  "undici.json": UNDICI,
  "azure.json": AZURE,
  "req-llm.json": REQ_LLM,
  "go-vcr.yaml": GO_VCR,
  "mappings.json": WIREMOCK,
  "simulation.json": HOVERFLY,
};
