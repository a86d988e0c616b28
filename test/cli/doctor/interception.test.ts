import { expect, test } from "vitest";
import { judgeInterception } from "../../../src/cli/doctor/interception.ts";

test("every HTTP client is answered by us, and what cannot be replayed is refused by name without hanging", async () => {
  const findings = await judgeInterception(process.cwd());
  expect(findings.map(({ subject, level }) => `${subject}: ${level}`)).toEqual([
    "fetch: ok",
    "fetch, kept from before: ok",
    "node:https: ok",
    "node:http2: ok",
    "undici: ok",
    "gRPC: note",
    "WebSocket: note",
  ]);
});
