import { expect, test } from "vitest";
import { foreignProtocol, originOfConnect, readHead } from "../../src/wire/http2-head.ts";

const origin = new URL("https://api.example.com/");

test("a head is read from an object and from a flat list alike", () => {
  const lines = { ":method": "POST", ":path": "/v1?a=b", "Content-Type": "application/json" };
  const head = readHead(lines, origin);
  expect(head).toEqual({
    method: "POST",
    url: new URL("https://api.example.com/v1?a=b"),
    contentType: "application/json",
  });
  expect(readHead(Object.entries(lines).flat(), origin)).toEqual(head);
});

test("what a request does not say of its address, its session says", () => {
  expect(readHead(undefined, origin)).toEqual({ method: "GET", url: origin, contentType: "" });
  const elsewhere = { ":authority": "other.example.com:8443", ":scheme": "http" };
  expect(readHead(elsewhere, origin)?.url.href).toBe("http://other.example.com:8443/");
  expect(readHead({ ":authority": "no address" }, origin)).toBeUndefined();
});

test.each([
  [{ method: "POST", contentType: "application/json" }, undefined],
  [{ method: "POST", contentType: "application/grpc+proto" }, "grpc"],
  [{ method: "POST", contentType: "application/vnd.amazon.eventstream" }, "duplex"],
  [{ method: "POST", contentType: "application/connect+json" }, "duplex"],
  [{ method: "CONNECT", contentType: "" }, "websocket"],
] as const)("%j is named %s", (head, protocol) => {
  expect(foreignProtocol({ ...head, url: origin })).toBe(protocol);
});

test("the origin of a session is read from each form that http2.connect takes", () => {
  for (const authority of [
    "https://[::1]:8443/x",
    new URL("https://[::1]:8443"),
    { protocol: "https:", hostname: "[::1]", port: 8443 } as unknown as URL,
  ])
    expect(originOfConnect(authority, undefined)?.href).toBe("https://[::1]:8443/");
  expect(originOfConnect({ host: "a.example.com" } as URL, { protocol: "http:" })?.href).toBe(
    "http://a.example.com/",
  );
  expect(originOfConnect("no address", undefined)).toBeUndefined();
  expect(originOfConnect("http://localhost", { path: "/run/a.sock" })).toBeUndefined();
});
