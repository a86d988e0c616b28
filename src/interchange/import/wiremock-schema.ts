import * as v from "valibot";

const text = v.optional(v.nullable(v.string()));
const record = v.optional(v.nullable(v.record(v.string(), v.unknown())));
const matcher = v.record(v.string(), v.unknown());

/** The parts of a WireMock stub mapping that are read (https://wiremock.org/docs/stubbing). */
export const wiremockMapping = v.object({
  request: v.object({
    method: v.optional(v.string(), "ANY"),
    url: text,
    urlPath: text,
    urlPattern: text,
    urlPathPattern: text,
    urlPathTemplate: text,
    scheme: text,
    host: v.optional(v.nullable(matcher)),
    port: v.optional(v.nullable(v.number())),
    queryParameters: v.optional(v.nullable(v.record(v.string(), matcher))),
    bodyPatterns: v.optional(v.nullable(v.array(matcher))),
  }),
  response: v.optional(
    v.object({
      status: v.optional(v.number(), 200),
      statusMessage: text,
      headers: record,
      body: text,
      jsonBody: v.optional(v.unknown()),
      base64Body: text,
      bodyFileName: text,
      fault: text,
      proxyBaseUrl: text,
      transformers: v.optional(v.nullable(v.array(v.unknown()))),
      fixedDelayMilliseconds: v.optional(v.nullable(v.number())),
    }),
    {},
  ),
  scenarioName: text,
  requiredScenarioState: text,
  newScenarioState: text,
  insertionIndex: v.optional(v.nullable(v.number())),
});

/** One stub mapping of WireMock. */
export type WireMockMapping = v.InferOutput<typeof wiremockMapping>;
