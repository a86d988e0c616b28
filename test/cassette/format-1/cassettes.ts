import type { Body, Cassette, Interaction } from "../../../src/cassette/cassette.ts";

const recorder = { name: "llm-replay", version: "1.0.0" };
const API = "https://api.example.com/v1";
const CHAT = "/chat?a=1&b=%20";

/** 64 KiB, from which on binary bodies have a file of their own. */
export const LARGE = Uint8Array.from({ length: 65_536 }, (_, index) => (index * 31) % 251);

const exchange = (
  place: number,
  request: Body | null,
  response: Body | null,
  { path = `/${place}`, ...given }: Partial<Interaction> & { readonly path?: string } = {},
): Interaction => ({
  recordedAt: `2026-01-02T03:04:${`${place}`.padStart(2, "0")}.678Z`,
  role: "app",
  request: { method: "POST", url: `${API}${path}`, headers: [], body: request },
  response: { status: 200, statusText: "OK", headers: [], body: response },
  timing: { headers: 12, chunks: [12], end: 34 },
  ...given,
});

/** Every kind of body, each way it is laid out. */
const bodies: Cassette = {
  version: 1,
  recorder,
  interactions: [
    exchange(0, null, { json: { answer: "yes", likely: 0.5, none: null, list: [1, true, {}] } }),
    exchange(
      1,
      {
        json: { price: 1, big: 12_345_678_901_234_567_000, small: 1e-7 },
        layout: { indent: 2, after: "\n" },
        numbers: { "/price": "1.0", "/big": "12345678901234567890" },
      },
      { json: { text: "Grüße, €" }, layout: { comma: ", ", colon: ": ", escapes: ["ascii"] }, cuts: [3, 14] },
    ),
    exchange(
      2,
      { json: ["</b>", "a/b"], layout: { indent: "\t", before: "\uFEFF", escapes: ["html", "slash"] } },
      { json: "a lone text" },
    ),
    exchange(3, { text: ["first line\n", "second line\r\n", "no end"] }, { text: ["cut in two"], cuts: [4] }),
    exchange(4, { base64: "AAEC/w==" }, { base64: "/////w==", cuts: [1, 2] }),
    exchange(5, { base64: Buffer.from(LARGE).toString("base64") }, { json: {} }),
    exchange(6, null, { chunks: ["one ", { base64: "8J+Y" }, { base64: "gA==" }, " two", ""] }),
    exchange(7, null, {
      chunks: [
        'event: message_start\ndata: {"type":"message_start","n":1.5}\n\n',
        'data: {"delta":"a"}\n\ndata: {"delta":"b"}\n\n',
        ": ping\n\n",
        'data: {"cut":',
        '"here"}\n\n',
        { base64: "/w==" },
        'event: pad\ndata: {"a":1  }\n\n',
        "data: [DONE]\n\n",
      ],
    }),
    exchange(8, null, { chunks: ['event: a\r\ndata: {"b": [1, 2]}\r\n\r\n', 'data: {"c": "d"}\r\n\r\n'] }),
  ],
  spans: [],
  takes: [],
  variables: {},
};

/** Long enough that a request which repeats it is written as what it adds. */
const RULES = Array.from(
  { length: 12 },
  (_, index) => `Rule ${index + 1}: answer briefly, and never guess.`,
).join("\n");

const request = (seed: number, ...messages: readonly string[]) => ({
  model: "m",
  seed,
  tools: [{ name: "search", parameters: { type: "object", $ref: "#/a~b", "x/y": 1 } }],
  messages: [RULES, ...messages].map((content, index) => ({ role: `role ${index % 2}`, content })),
});

const said = (...texts: readonly string[]) =>
  [RULES, ...texts].map((content, index) => ({
    role: `role ${index % 2}`,
    parts: [{ type: "text", content }],
  }));

/** All that is not a body: roles, failures, spans, requests that continue others, takes, variables. */
const conversation: Cassette = {
  version: 1,
  recorder,
  interactions: [
    {
      recordedAt: "2026-01-02T03:04:05.000Z",
      role: "app",
      span: "s2",
      request: {
        method: "POST",
        url: `${API}${CHAT}`,
        headers: [
          ["content-type", "application/json"],
          ["x-twice", "1"],
          ["x-twice", "2"],
        ],
        body: { json: request(1, "Who are you?"), layout: { comma: ", ", colon: ": " } },
        key: "a key of the user's own",
      },
      response: {
        status: 200,
        statusText: "",
        url: `${API}/elsewhere`,
        headers: [["x-ratelimit-remaining-tokens", "12"]],
        body: { json: { content: "A bot." } },
      },
      timing: { headers: 120, chunks: [120, 180], end: 190 },
    },
    exchange(
      6,
      { json: request(1, "Who are you?", "A bot.", "Whose?"), layout: { comma: ", ", colon: ": " } },
      { json: { content: "Yours." } },
      { span: "s3", path: CHAT },
    ),
    exchange(
      7,
      {
        json: { ...request(2, "Who were you?", "A bot."), top_p: 1 },
        numbers: { "/top_p": "1.0" },
        cuts: [9],
      },
      null,
      {
        path: CHAT,
        response: {
          status: 429,
          statusText: "Too Many Requests",
          headers: [["retry-after", "1"]],
          body: null,
        },
        timing: { headers: 5, chunks: [], end: 5 },
      },
    ),
    {
      recordedAt: "2026-01-02T03:04:08.000Z",
      role: "judge",
      request: { method: "GET", url: `${API}/models`, headers: [], body: null },
      failure: { kind: "network", code: "ECONNRESET", message: "the connection was reset" },
      timing: { chunks: [], end: 7 },
    },
    exchange(
      9,
      null,
      { chunks: ["only the ", "beginning"] },
      {
        failure: { kind: "abort", message: "the client left" },
        timing: { headers: 3, chunks: [3, 4], end: 6 },
        unfinished: true,
      },
    ),
  ],
  spans: [
    { id: "s1", name: "agent", kind: "internal", start: -3, end: 450, attributes: {}, scope: "my-app" },
    {
      id: "s2",
      parent: "s1",
      name: "chat m",
      kind: "client",
      start: 0,
      end: 190,
      attributes: {
        "gen_ai.input.messages": said("Who are you?"),
        "gen_ai.request.model": "m",
        "gen_ai.usage.input_tokens": 12,
      },
      events: [{ name: "first token", time: 120, attributes: { index: 0 } }],
      status: { code: "ok" },
    },
    {
      id: "s3",
      parent: "s1",
      name: "chat m",
      kind: "client",
      start: 200,
      end: 450,
      attributes: {
        "gen_ai.input.messages": said("Who are you?", "A bot."),
        "gen_ai.request.model": "m",
      },
      status: { code: "error", message: "it broke off" },
      unfinished: true,
    },
  ],
  takes: [
    {
      recordedAt: "2026-01-03T03:04:05.000Z",
      timings: [
        { headers: 100, chunks: [100, 150], end: 160 },
        { headers: 10, chunks: [10], end: 30 },
        { headers: 4, chunks: [], end: 4 },
        { chunks: [], end: 9 },
        { headers: 2, chunks: [2], end: 5 },
      ],
      usages: [{ input: 12, output: 3 }, {}, {}, {}, {}],
      scores: { matchSemantically: 0.91, "not contain": 1 },
    },
    { recordedAt: "2026-01-04T03:04:05.000Z", timings: [] },
  ],
  variables: { session: "5f0e", seeds: [1, 2], nothing: null },
};

/** An interaction that was made from another tool's recording, which did not tell all. */
const imported: Cassette = {
  version: 1,
  recorder,
  interactions: [
    {
      ...exchange(0, { json: { model: "m" } }, { json: { content: "Hello." } }),
      request: { method: "POST", url: `${API}/chat`, headers: [], body: null, lost: ["body"] },
      timing: { chunks: [], end: 0, lost: true },
      synthetic: true,
    },
  ],
  spans: [],
  takes: [],
  variables: {},
};

/** Spans alone, as production's tracing exports them. */
const spans: Cassette = {
  version: 1,
  recorder,
  startedAt: "2026-01-02T03:04:05.678Z",
  interactions: [],
  spans: [
    {
      id: "s1",
      name: "chat m",
      kind: "client",
      start: 0,
      end: 120,
      attributes: { "gen_ai.request.model": "m", "gen_ai.usage.input_tokens": 12 },
    },
  ],
  takes: [],
  variables: {},
};

/** What the files of this folder hold, by their names. */
export const CASSETTES: Readonly<Record<string, Cassette>> = { bodies, conversation, imported, spans };
