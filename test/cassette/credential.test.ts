import { expect, test } from "vitest";
import { credentialFingerprint, isCredentialHeader } from "../../src/cassette/credential.ts";

const URL_OF_CHAT = "https://api.openai.com/v1/chat";

const fingerprint = (headers: Record<string, string>, url = URL_OF_CHAT): string | undefined =>
  credentialFingerprint({ url, headers: new Headers(headers) });

const KEY_HEADERS = ["authorization", "x-api-key", "api-key", "x-goog-api-key", "ocp-apim-subscription-key"];

test.each(KEY_HEADERS)("%s carries a credential, which is never told", (name) => {
  const given = fingerprint({ [name]: "secret-one" });
  expect(given).toMatch(/^[0-9a-f]{16}$/);
  expect(fingerprint({ [name]: "secret-one" })).toBe(given);
  expect(fingerprint({ [name]: "secret-two" })).not.toBe(given);
  expect(isCredentialHeader(name.toUpperCase())).toBe(true);
});

test("other headers carry none", () => {
  expect(fingerprint({ "x-request-id": "secret" })).toBeUndefined();
  expect(isCredentialHeader("content-type")).toBe(false);
});

test.each(["key", "api_key", "api-key"])("the query's %s is one too, where no header has one", (name) => {
  const url = `${URL_OF_CHAT}?${name}=secret`;
  expect(fingerprint({}, url)).toBe(fingerprint({ "api-key": "secret" }));
  expect(fingerprint({ "api-key": "other" }, url)).toBe(fingerprint({ "api-key": "other" }));
  expect(fingerprint({}, `${URL_OF_CHAT}?other=secret`)).toBeUndefined();
});

test("one key on two hosts has two fingerprints", () => {
  expect(fingerprint({ "api-key": "secret" }, "https://a.com/")).not.toBe(
    fingerprint({ "api-key": "secret" }, "https://b.com/"),
  );
});

test("a signature of AWS counts by who signed, as the rest differs each time", () => {
  const signed = (key: string, day: string, signature: string) =>
    fingerprint({
      authorization: `AWS4-HMAC-SHA256 Credential=${key}/${day}/us-east-1/bedrock/aws4_request, Signature=${signature}`,
    });
  expect(signed("AKIA1", "20260101", "aa")).toBe(signed("AKIA1", "20260202", "bb"));
  expect(signed("AKIA1", "20260101", "aa")).not.toBe(signed("AKIA2", "20260101", "aa"));
});
