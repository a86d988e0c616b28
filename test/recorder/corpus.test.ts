import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { bytesOf, storeBody } from "../../src/cassette/body.ts";
import type { RecordedRequest } from "../../src/cassette/cassette.ts";
import { createRedactor } from "../../src/recorder/redact.ts";

interface Message {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | null;
  readonly bodyEncoding?: "base64";
}

const FILE = resolve("../shared/corpus/smoke.jsonl.gz");

/** What may change in real traffic: signed addresses, keys that are handed out, fields that say they hold a credential. */
const EXPECTED = /sig=|"ek_|\\?"(?:password|passphrase|secret|authorization_token)\\?"/;

test.skipIf(!existsSync(FILE))(
  "ordinary traffic keeps its bytes (skipped where ../shared/corpus is absent)",
  () => {
    const redactor = createRedactor();
    const lines = gunzipSync(readFileSync(FILE)).toString().split("\n").filter(Boolean);
    const messages = lines.flatMap((line) => {
      const { request, response } = JSON.parse(line) as { request: Message; response: Message };
      return [request, response];
    });
    const changed = messages.filter(({ headers, body, bodyEncoding }) => {
      const bytes = Buffer.from(body ?? "", bodyEncoding ?? "utf8");
      const type = headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "";
      const request: RecordedRequest = {
        method: "POST",
        url: "https://api.example.com/",
        headers: [["content-type", type]],
        body: storeBody([bytes], type),
      };
      const redacted = redactor.request(request);
      const after = bytesOf(redacted.body);
      expect(after.byteLength).toBe(bytes.byteLength);
      expect(redactor.request(redacted)).toEqual(redacted);
      return Buffer.compare(after, bytes) !== 0;
    });
    expect(messages.length).toBeGreaterThan(1000);
    expect(changed.filter(({ body }) => !EXPECTED.test(body ?? ""))).toEqual([]);
    expect(changed.length).toBeLessThan(messages.length / 100);
  },
);
