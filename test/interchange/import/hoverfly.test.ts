import { expect, test } from "vitest";
import { bytesOf } from "../../../src/cassette/body.ts";
import { importText, refusalOf, soleCassette, textsOf } from "./import-text.ts";
import { HOVERFLY } from "./samples.ts";

const exact = (value: string) => [{ matcher: "exact", value }];

const ADDRESS = { path: exact("/v1/models"), method: exact("GET"), destination: exact("api.openai.com") };

interface Pair {
  readonly request: object;
  readonly response?: object;
}

/** A simulation of these pairs. */
const simulation = (...pairs: readonly Pair[]): string =>
  JSON.stringify({
    data: { pairs: pairs.map((pair) => ({ response: { status: 200, body: "ok" }, ...pair })) },
    meta: { schemaVersion: "v5" },
  });

const read = (...pairs: readonly Pair[]) =>
  soleCassette(importText("simulation.json", simulation(...pairs))).interactions;

test("an address is put together of its parts, https where no scheme is told", () => {
  const query = { after: exact("a b"), limit: exact("2") };
  const [plain, asked, old] = read(
    { request: { ...ADDRESS, scheme: exact("http"), destination: exact("localhost:8080") } },
    { request: { ...ADDRESS, query } },
    { request: { ...ADDRESS, deprecatedQuery: exact("b=2&a=1") } },
  );
  expect(plain?.request.url).toBe("http://localhost:8080/v1/models");
  expect(asked?.request.url).toBe("https://api.openai.com/v1/models?after=a+b&limit=2");
  expect(old?.request.url).toBe("https://api.openai.com/v1/models?b=2&a=1");
});

test("a host that is not told is the provider's that it looks like, which is said", () => {
  const { notes, cassettes } = importText(
    "simulation.json",
    simulation({ request: { ...ADDRESS, destination: undefined } }),
  );
  expect(cassettes[0]?.cassette.interactions[0]?.request.url).toBe("https://api.openai.com/v1/models");
  expect(notes).toContain("The host had not been kept: https://api.openai.com stands instead.");
});

test.each([
  [{ ...ADDRESS, path: [{ matcher: "glob", value: "/v1/*" }] }, "its address is a pattern"],
  [{ ...ADDRESS, destination: [{ matcher: "regex", value: ".*" }] }, "its address is a pattern"],
  [{ ...ADDRESS, query: { a: [{ matcher: "glob", value: "*" }] } }, "its address is a pattern"],
  [{ ...ADDRESS, path: undefined }, "its address is a pattern"],
  [{ ...ADDRESS, method: undefined }, "it answers any method"],
])("a pair that stands for many requests is left out and told: %j", (request, why) => {
  const { notes } = importText("simulation.json", simulation({ request: ADDRESS }, { request }));
  expect(notes).toContain(`1 pair was left out: ${why}.`);
});

test("a request's body is the one it has to be; where it may be several, it does not count", () => {
  const post = { ...ADDRESS, method: exact("POST") };
  const bodies = [
    exact("a=1"),
    [{ matcher: "json", value: '{"a": 1.0}' }],
    [{ matcher: "json", value: { a: 1 } }],
    [{ matcher: "jsonPartial", value: '{"a": 1}' }],
    [{ matcher: "json", value: "{}", config: { ignoreUnknown: true } }],
    undefined,
  ];
  const all = read(...bodies.map((body) => ({ request: { ...post, body } })));
  expect(all.map((each) => textsOf(each)[0])).toEqual(["a=1", '{"a": 1.0}', '{"a":1}', "", "", ""]);
  expect(all.map(({ request }) => request.lost?.includes("body") ?? false)).toEqual([
    false,
    false,
    false,
    true,
    true,
    true,
  ]);
});

test("an answer in base64 is its bytes, and a delay is the time it took", () => {
  const response = { status: 200, body: "AP8=", encodedBody: true, fixedDelay: 120 };
  const [only] = read({ request: ADDRESS, response });
  expect([...bytesOf(only?.response?.body ?? null)]).toEqual([0, 255]);
  expect(only?.timing).toEqual({ headers: 120, chunks: [120], end: 120 });
});

test("a body that lies in a file which is not there, and an older schema, are refused with their place", () => {
  const response = { status: 200, bodyFile: "body.json" };
  expect(refusalOf("simulation.json", simulation({ request: ADDRESS, response }))).toMatch(
    /pairs\[0\]\.response\.bodyFile.*"body\.json", which is not there/,
  );
  expect(refusalOf("simulation.json", HOVERFLY.replace("v5.3", "v4"))).toMatch(/meta\.schemaVersion/);
});
