import { expect, test } from "vitest";
import { hasShapeOf, looksOpaque } from "../../src/replay/opaque-id.ts";

test.each([
  "call_J3ajtA7qivswzXp8A9sJ7foO",
  "toolu_bdrk_01VmA9jmWpws4HgPqjhtGo6i",
  "tooluse_fiDf7dcHRcLMA5qJHOZR2U",
  "resp_047f9036fb333784006a5fe9db456c819095d041b89bf6629e",
  "file-MDLqXZjNjNeLwwaRACNDNf",
  "call_49676659",
  "01ARZ3NDEKTSV4RRFFQ69G5FAV",
  "V1StGXR8_Z5jdHi6B-myT",
  "d41d8cd98f00b204e9800998ecf8427e",
  "get_weather_mvsbdckzn39c",
  "run_aBcDeFgHiJ",
  "a1B-c2D_e3F-g4H_i5J",
  "20261345abcd",
  "req_20261345678",
])("%s is an opaque id", (id) => {
  expect(looksOpaque(id, false)).toBe(true);
});

test.each([
  "gpt-4o-2024-08-06",
  "claude-3-5-sonnet-20241022",
  "call_0",
  "order-123",
  "generation",
  "getWeatherNow",
  "ORD-2024-00123",
  "2026-01-06",
  "chat_completions_request",
  "ABCDEFGHIJKL",
  "call_20260106",
  "12345678901234",
  "Ab1",
  "a1b-c2d_e3f-g4h_i5j",
  "a1B-c2D_e3F-g4H",
  "aaB-ccD_eeF-ggH_iiJ",
  "D681Pev",
])("%s is none", (name) => {
  expect(looksOpaque(name, true)).toBe(false);
});

test("a short id is one where it is a string of its own", () => {
  expect([looksOpaque("D681PevKs", true), looksOpaque("D681PevKs", false)]).toEqual([true, false]);
});

test.each([
  ["another prefix", "call_J3ajtA7qivswzXp8A9sJ7foO", "tool_J3ajtA7qivswzXp8A9sJ7foP", false],
  ["another length", "call_J3ajtA7qivswzXp8A9sJ7foO", "call_J3ajtA7qivsw", false],
  ["another alphabet", "d41d8cd98f00b204e9800998ecf8427e", "z41d8cd98f00b204e9800998ecf8427e", false],
  ["two characters more", "call_abcdefgh1234", "call_abcdefgh123456", true],
  ["three characters more", "call_abcdefgh1234", "call_abcdefgh1234567", false],
  ["digits", "call_49676659", "call_12345678", true],
  ["digits where letters come", "call_49676659", "call_4967665a", false],
  ["small letters where capitals come", "call_abcdefgh1234", "call_Abcdefgh1234", false],
  ["few characters, where any may come", "call_abcdefgh12", "call_Abcdefgh12", true],
  ["capitals where none come at all", "call_ABCDEFGH1234", "call_abcdefghijkl", false],
  ["hexadecimal digits", "0123456789abcdef", "fedcba9876543210", true],
  ["the same shape", "call_J3ajtA7qivswzXp8A9sJ7foO", "call_Zk2mtB8rjwtxaYq9B0tK8gpP", true],
])("an id of %s", (_what, recorded, today, same) => {
  expect(hasShapeOf(recorded, today)).toBe(same);
});
