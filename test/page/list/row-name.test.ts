import { expect, test } from "vitest";
import { rowName } from "../../../src/page/list/row-name.ts";

test("a test is called by its own name, and stands in its file", () => {
  expect(rowName({ id: "a.test.ts > refunds > says yes", file: "a.test.ts" })).toEqual({
    name: "refunds › says yes",
    inside: "a.test.ts",
  });
});

test("a cassette without a run is called by its own name, and stands in its folder", () => {
  expect(rowName({ id: "cassettes/support/refund", file: "cassettes/support" })).toEqual({
    name: "refund",
    inside: "cassettes/support",
  });
  expect(rowName({ id: "refund", file: "" })).toEqual({ name: "refund", inside: "" });
});
