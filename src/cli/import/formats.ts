/** What can be imported: how the help calls each format, by its importer's name. */
export const IMPORT_FORMATS: Readonly<Record<string, string>> = {
  HAR: "HAR 1.2 (Chrome, Firefox, Playwright, Polly.JS)",
  nock: "nock",
  "undici snapshots": "undici snapshots",
  "Azure test proxy": "Azure test proxy",
  ReqLLM: "ReqLLM",
  httprr: "httprr",
  vcrpy: "vcrpy",
  VCR: "VCR (Ruby, R, Betamax)",
  "go-vcr": "go-vcr",
  "vcr-test": "vcr-test",
  httpmock: "httpmock",
  WireMock: "WireMock",
  Hoverfly: "Hoverfly",
  "Datadog test agent": "cassettes of Datadog's test agent",
  aimock: "AI-mock fixtures",
  "OpenTelemetry spans": "spans of OpenTelemetry and OpenInference (OTLP/JSON)",
};
