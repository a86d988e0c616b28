import { expect, test } from "vitest";
import {
  chat,
  completion,
  embedding,
  generated,
  generation,
  message,
  type Said,
  streamed,
  vectors,
} from "./calls.ts";
import type { JsonValue } from "../../../src/formats/json.ts";
import { type Answer, type Arrival, type Provider, recorded, type Recorded, setStage } from "./stage.ts";

const always =
  (answer: Answer): Provider =>
  () =>
    answer;

const verifyOne = async (call: Recorded, today: Answer, ...words: string[]) => {
  await using stage = await setStage({ refund: [recorded(call)] }, always(today));
  const { code, report } = await stage.report(...words);
  return { code, call: report.calls[0]!, report };
};

const verifyChat = (was: Said, is: Said, ...words: string[]) =>
  verifyOne(chat(was), completion(is), ...words);

const VECTORS = [
  [1, 0, 0],
  [0.9, 0.1, 0],
  [0, 1, 0],
  [0, 0.9, 0.1],
  [0, 0, 1],
];

const everyProvider = [
  chat(),
  message(["Refunds are available ", "within 30 days."]),
  generation("Refunds are available within 30 days."),
  embedding(VECTORS),
];

const asRecorded = ({ path }: Arrival): Answer => {
  if (path.startsWith("/v1/messages")) return streamed(["Refunds are available ", "within 30 days."]);
  if (path.startsWith("/v1beta")) return generated("Refunds are available within 30 days.");
  return path.startsWith("/v1/embeddings") ? vectors(VECTORS) : completion();
};

test("answers as they were recorded are no drift, of whichever provider, and the cassette stays as it is", async () => {
  await using stage = await setStage({ refund: everyProvider.map(recorded) }, asRecorded);
  const before = stage.text("refund");
  const { code, out } = await stage.run("--yes");
  expect(out).toContain("calls: 4 as recorded");
  expect(out).toContain("100 % of their 2 nearest among 5 vectors");
  expect(code).toBe(0);
  expect(stage.text("refund")).toBe(before);
});

test("each provider gets its own key as it takes it, and the recorded headers with it", async () => {
  await using stage = await setStage({ refund: everyProvider.map(recorded) }, asRecorded);
  await stage.run("--yes", "--concurrency", "1");
  const [openai, anthropic, gemini] = stage.arrivals;
  expect(openai?.headers).toMatchObject({ authorization: "Bearer sk-openai-of-today" });
  expect(anthropic?.headers).toMatchObject({
    "x-api-key": "sk-ant-of-today",
    "anthropic-version": "2023-06-01",
  });
  expect(gemini?.headers).toMatchObject({ "x-goog-api-key": "gemini-key-of-today" });
  expect(gemini?.path).toBe("/v1beta/models/gemini-2.5-flash:generateContent");
  expect(anthropic?.headers).not.toHaveProperty("authorization");
  expect(openai?.body).toEqual({
    model: "gpt-4o",
    messages: [{ role: "user", content: "Can I get my money back?" }],
  });
});

test("other words of the same meaning are told and do not fail", async () => {
  const { code, call } = await verifyChat({}, { text: "You can get a refund within 30 days." });
  expect(call).toMatchObject({ state: "told", findings: [{ severity: "info", metric: "answer" }] });
  expect(code).toBe(0);
});

test("a contradiction is drift, and names what contradicts", async () => {
  const { code, call } = await verifyChat({}, { text: "Refunds are available within 60 days." });
  expect(call.state).toBe("drifted");
  expect(call.findings[0]?.message).toBe('The answer says otherwise: "60 days" against "30 days".');
  expect(code).toBe(1);
});

test("a stream that says otherwise is drift", async () => {
  const { code, call } = await verifyOne(
    message(["Refunds are available ", "within 30 days."]),
    streamed(["Refunds are ", "not available."]),
  );
  expect(call).toMatchObject({ state: "drifted", findings: [{ metric: "answer" }] });
  expect(code).toBe(1);
});

test("a tool that is no longer called is drift, and so is one in the place of an answer", async () => {
  const gone = await verifyChat({ tool: "find_order" }, {});
  expect(gone.call.findings).toContainEqual(
    expect.objectContaining({ severity: "regression", message: "Tool find_order is no longer called." }),
  );
  const come = await verifyChat({}, { tool: "find_order" });
  expect(come.call.findings).toContainEqual(
    expect.objectContaining({
      severity: "regression",
      message: "It asks for find_order instead of answering.",
    }),
  );
  expect([gone.code, come.code]).toEqual([1, 1]);
});

test("keys that are gone or of another type are drift, new ones are told", async () => {
  const { json } = completion();
  const { usage: _usage, ...rest } = json as Record<string, JsonValue>;
  const gone = await verifyOne(chat(), { json: { ...rest, created: "yesterday" } });
  expect(gone.call.findings.map(({ message }) => message)).toEqual(
    expect.arrayContaining([
      "The answer no longer has usage.",
      "The answer has other types: created: number → string.",
    ]),
  );
  expect(gone.code).toBe(1);
  const more = await verifyOne(chat(), { json: { ...(json as object), moderation: { flagged: false } } });
  expect(more.call).toMatchObject({
    state: "told",
    findings: [{ severity: "info", message: "The answer newly has moderation." }],
  });
  expect(more.code).toBe(0);
});

test("a stream in the place of JSON is drift", async () => {
  const { call } = await verifyOne(chat(), { events: ["data: [DONE]\n\n"] });
  expect(call.findings).toContainEqual(
    expect.objectContaining({ message: "The answer is a stream of events instead of JSON." }),
  );
});

test("the keys of JSON that a model says are its structure too", async () => {
  const { code, call } = await verifyChat(
    { text: '{"days":30,"refundable":true}' },
    { text: '{"days":30,"is_refundable":true}' },
  );
  expect(call.findings.map(({ message }) => message)).toContain(
    "The JSON that it says no longer has refundable.",
  );
  expect(code).toBe(1);
});

test("another version of the model is drift, another fingerprint is told", async () => {
  const model = await verifyChat({}, { model: "gpt-4o-2024-11-20" });
  expect(model.call.findings[0]?.message).toBe(
    "Another model answers: gpt-4o-2024-08-06 → gpt-4o-2024-11-20.",
  );
  expect(model.code).toBe(1);
  const fingerprint = await verifyChat({}, { fingerprint: "fp_2" });
  expect(fingerprint.call).toMatchObject({
    state: "told",
    findings: [{ message: "system_fingerprint: fp_1 → fp_2." }],
  });
});

test("an API that refuses the request now is drift, with what it says", async () => {
  const { code, call } = await verifyOne(chat(), {
    status: 404,
    json: { error: { type: "not_found_error", message: "gpt-4o was retired" } },
  });
  expect(call.findings).toEqual([
    {
      severity: "regression",
      metric: "status",
      message: "The status is 404 instead of 200: not_found_error, gpt-4o was retired.",
    },
  ]);
  expect(code).toBe(1);
});

test("many more tokens are told, and are drift where a limit is given", async () => {
  const told = await verifyChat({}, { output: 900 });
  expect(told.call).toMatchObject({
    state: "told",
    findings: [{ severity: "warning", metric: "tokens" }, {}],
  });
  expect(told.code).toBe(0);
  const limited = await verifyChat({}, { output: 900 }, "--max-tokens", "+10%", "--max-dearer", "+10%");
  expect(limited.call.findings.map(({ severity, metric }) => [severity, metric])).toEqual([
    ["regression", "tokens"],
    ["regression", "cost"],
  ]);
  expect(limited.code).toBe(1);
});

test("vectors that point elsewhere are drift, by their cosine and by their neighbours", async () => {
  const turned = VECTORS.map(([x = 0, y = 0, z = 0], index) => (index % 2 ? [z, x, y] : [x, y, z]));
  const { code, call, report } = await verifyOne(embedding(VECTORS), vectors(turned));
  expect(call.findings[0]?.message).toMatch(/^Its vectors point elsewhere: cosine 0\.1\d+ at least/);
  expect(report.neighbourhoods).toMatchObject([{ vectors: 5, neighbours: 2, isDrift: true }]);
  expect(code).toBe(1);
  const shorter = await verifyOne(embedding(VECTORS), vectors(VECTORS.map((vector) => vector.slice(0, 2))));
  expect(shorter.call.findings[0]?.message).toBe("Its vectors have 2 dimensions instead of 3.");
});

test("a key that is refused is told and no drift, since nothing was verified", async () => {
  const { code, call } = await verifyOne(chat(), {
    status: 401,
    json: { error: { type: "invalid_request_error", message: "Incorrect API key" } },
  });
  expect(call).toMatchObject({
    state: "failed",
    reason: expect.stringMatching(/OPENAI_API_KEY was refused, with status 401: Incorrect API key/),
  });
  expect(code).toBe(2);
});

const busy = (more: Answer["headers"]): Answer => ({
  status: 429,
  headers: { "retry-after-ms": "1", ...more },
  json: { error: { type: "rate_limit_error", message: "slow down" } },
});

test("a busy provider is asked again, as soon as it says, and no more than three times", async () => {
  await using patient = await setStage({ refund: [recorded(chat())] }, (_, count) =>
    count < 3 ? busy({}) : completion(),
  );
  expect(await patient.report()).toMatchObject({ code: 0, report: { calls: [{ state: "same" }] } });
  expect(patient.arrivals).toHaveLength(3);
  await using hopeless = await setStage({ refund: [recorded(chat())] }, always(busy({})));
  const { code, report } = await hopeless.report();
  expect(report.calls[0]).toMatchObject({
    state: "failed",
    reason: "it was answered 429, 4 times: slow down",
  });
  expect(hopeless.arrivals).toHaveLength(4);
  expect(code).toBe(2);
});

test("a provider that asks for more patience than a minute is not waited for", async () => {
  const tired = { status: 429, headers: { "retry-after": "3600" }, json: {} };
  await using stage = await setStage({ refund: [recorded(chat())] }, always(tired));
  expect(await stage.report()).toMatchObject({ code: 2, report: { calls: [{ state: "failed" }] } });
  expect(stage.arrivals).toHaveLength(1);
});

test("a missing key is told with the provider and its variable, and the others are verified", async () => {
  await using stage = await setStage({ refund: everyProvider.map(recorded) }, asRecorded, {
    ANTHROPIC_API_KEY: undefined,
  });
  const { code, out } = await stage.run("--yes");
  expect(out).toContain("api.anthropic.com: there is no key: set ANTHROPIC_API_KEY");
  expect(out).toContain("calls: 3 as recorded, 1 not sent");
  expect(code).toBe(0);
  expect(stage.arrivals.map(({ path }) => path)).not.toContain("/v1/messages");
});

test("where nothing can be sent, nothing was verified, which is no success", async () => {
  await using stage = await setStage({ refund: [recorded(chat())] }, asRecorded, {
    OPENAI_API_KEY: undefined,
  });
  expect(await stage.run()).toMatchObject({ code: 2, out: expect.stringContaining("set OPENAI_API_KEY") });
});

test("what may change something is not sent, unless it is asked for", async () => {
  const batch: Recorded = {
    url: "https://api.openai.com/v1/batches",
    body: { input_file_id: "file-abc", endpoint: "/v1/responses" },
    json: { id: "batch_abc123", object: "batch" },
  };
  const gone: Recorded = {
    method: "DELETE",
    url: "https://api.openai.com/v1/files/file-abc",
    json: { id: "file-abc", object: "file", deleted: true },
  };
  await using stage = await setStage({ refund: [batch, gone].map(recorded) }, ({ method }) =>
    method === "DELETE" ? gone : batch,
  );
  const { report } = await stage.report();
  expect(report.calls.map(({ reason }) => reason)).toEqual([
    "it is no call of a model that is known, and may change something; --unsafe sends it",
    "DELETE changes what the provider keeps; --unsafe sends it",
  ]);
  expect(stage.arrivals).toEqual([]);
  expect(await stage.report("--unsafe")).toMatchObject({ code: 0 });
  expect(stage.arrivals.map(({ method }) => method)).toEqual(["POST", "DELETE"]);
});

test("without a terminal and without --yes nothing is sent, and the estimate is told", async () => {
  await using stage = await setStage({ refund: [recorded(chat())] }, asRecorded);
  const { code, err } = await stage.run();
  expect(err).toContain("1 call of 1 cassette\n  1 to 127.0.0.1");
  expect(err).toContain("about $0.00035 and 110 tokens, as recorded");
  expect(err).toContain("Run it again with --yes");
  expect(code).toBe(2);
  expect(stage.arrivals).toEqual([]);
});

test("no more is sent once the limit is reached, and what is left is told", async () => {
  await using stage = await setStage({ refund: [chat(), chat(), chat()].map(recorded) }, asRecorded);
  const { code, out } = await stage.run("--yes", "--max-cost", "0.0008");
  expect(stage.arrivals).toHaveLength(2);
  expect(out).toContain("--max-cost of $0.0008 is reached");
  expect(out).toContain("calls: 2 as recorded, 1 not paid for");
  expect(code).toBe(2);
});

test("a limit is not kept by what nobody knows the price of", async () => {
  const call = chat({}, { body: { model: "made-up-1", messages: [] } });
  await using stage = await setStage(
    { refund: [recorded({ ...call, ...completion({ model: "made-up-1" }) })] },
    asRecorded,
  );
  const { report } = await stage.report("--max-cost", "1");
  expect(report.calls[0]).toMatchObject({
    state: "stopped",
    reason: expect.stringMatching(/cost is not known.*made-up-1/),
  });
  expect(stage.arrivals).toEqual([]);
});

test("a host that is nobody's known one is asked only where it is named, and gets no key", async () => {
  const evil = chat({}, { url: "https://api.openai.com.evil.example/v1/chat/completions" });
  await using strange = await setStage({ refund: [recorded(evil)] }, asRecorded);
  expect((await strange.report()).report.calls[0]?.reason).toMatch(/not known to be a provider's own/);
  await using stage = await setStage({}, asRecorded, { OPENAI_BASE_URL: undefined });
  const { host } = new URL(stage.url);
  const own = recorded(chat({}, { url: `${stage.url}/v1/chat/completions` }));
  await using named = await setStage({ refund: [own] }, asRecorded);
  const words = ["--host", host, "--header", "Authorization: Bearer of-the-gateway"];
  expect(await named.report(...words)).toMatchObject({ code: 0 });
  expect(stage.arrivals[0]?.headers.authorization).toBe("Bearer of-the-gateway");
  expect(stage.arrivals[0]?.headers).not.toHaveProperty("x-api-key");
});

test("a judge's call is told apart and does not fail", async () => {
  const calls = [recorded(chat()), recorded(chat({}, { role: "judge" }))];
  await using stage = await setStage({ refund: calls }, (_, count) =>
    count === 1 ? completion() : completion({ text: "Refunds are available within 60 days." }),
  );
  const { code, out } = await stage.run("--yes", "--concurrency", "1");
  expect(out).toContain("calls: 1 as recorded\njudges' calls: 1 drifted");
  expect(code).toBe(0);
});
