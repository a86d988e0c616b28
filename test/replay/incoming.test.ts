import { expect, test } from "vitest";
import { readIncoming } from "../../src/replay/incoming.ts";

const post = (body: string | Uint8Array<ArrayBuffer> | null): Request =>
  new Request("https://a.com/x", { method: "POST", body });

test("a body is text where it is UTF-8, else bytes, and the empty text where there is none", async () => {
  expect(await readIncoming(post("héllo"))).toMatchObject({
    method: "POST",
    url: "https://a.com/x",
    text: "héllo",
  });
  expect(await readIncoming(post(null))).toMatchObject({ method: "POST", url: "https://a.com/x", text: "" });
  const binary = await readIncoming(post(Uint8Array.of(255, 1)));
  expect(binary).toMatchObject({ method: "POST", url: "https://a.com/x" });
  expect([...(binary.bytes ?? [])]).toEqual([255, 1]);
  expect(binary).not.toHaveProperty("text");
});

test("a request is the app's where nobody says otherwise, and keeps its headers", async () => {
  expect((await readIncoming(post("x"))).role).toBe("app");
  expect((await readIncoming(post("x"), "judge")).role).toBe("judge");
  expect((await readIncoming(post("x"))).headers.get("content-type")).toMatch(/^text\/plain/);
});
