import { expect, test } from "vitest";
import { openHeads } from "../../src/replay/heads.ts";

test("what stands before the body is the role, the method, the address and each header that counts", () => {
  const { recorded } = openHeads({ headers: ["X-Tenant"] });
  const request = {
    method: "GET",
    url: "http://localhost:4711/x",
    headers: [
      ["x-tenant", "one"],
      ["user-agent", "OpenAI/JS"],
      ["range", "0-9"],
    ],
    body: null,
  } as const;
  expect(recorded(request, "judge")).toBe("judge GET http://localhost/x\nrange: 0-9\nx-tenant: one");
});
