import { expect, test } from "vitest";
import { isLoopback, isOwnHost } from "../../../src/wire/server/own-host.ts";

test("only names of this machine with the server's port are its own", () => {
  for (const own of ["127.0.0.1:81", "localhost:81", "LOCALHOST:81", "[::1]:81"])
    expect(isOwnHost(own, 81)).toBe(true);
  for (const foreign of [
    undefined,
    "",
    "evil.example:81",
    "127.0.0.1",
    "127.0.0.1:82",
    "127.0.0.1.evil.example:81",
    "a b",
  ])
    expect(isOwnHost(foreign, 81)).toBe(false);
  expect(isOwnHost("localhost", 80)).toBe(true);
});

test("addresses that only this machine reaches are told from the others", () => {
  expect(["127.0.0.1", "127.1.2.3", "localhost", "::1"].every(isLoopback)).toBe(true);
  expect(["0.0.0.0", "::", "192.168.0.1", "127.evil.example"].some(isLoopback)).toBe(false);
});
