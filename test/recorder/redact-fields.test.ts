import { expect, test } from "vitest";
import { withoutFields } from "../../src/recorder/redact-fields.ts";
import { secretNames } from "../../src/recorder/secret-names.ts";

const mcp = (token: string) => ({
  json: { model: "m", mcp_servers: [{ url: "https://tools.example", authorization_token: token }] },
});

test("requests that differ in a credential alone are one request", () => {
  const names = secretNames();
  expect(withoutFields(mcp("tok_A1b2C3"), names)).toEqual(withoutFields(mcp("another-0123456789"), names));
  expect(withoutFields(mcp("tok_A1b2C3"), names)).toEqual(mcp("redacted"));
});

test("ordinary words, schemas and keys of any spelling stay what they are", () => {
  const body = {
    json: JSON.parse(
      '{"password":"mellon","properties":{"api_key":{"type":"string"}},"__proto__":{"token":"t"},"2":1,"1":2}',
    ) as null,
  };
  expect(withoutFields(body, secretNames())).toBe(body);
});

test("what is left out once stays left out", () => {
  const once = withoutFields(mcp("tok_A1b2C3"), secretNames());
  expect(withoutFields(once, secretNames())).toEqual(once);
});
