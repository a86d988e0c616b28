import { expect, test } from "vitest";
import { chosenCall } from "../../../src/page/detail/chosen-call.ts";
import { callPair, testDetail } from "./details.ts";

const same = callPair();
const reworded = callPair({ kind: "changed", changes: [{ kind: "message" }] });
const otherwise = callPair({ kind: "changed", changes: [{ kind: "text" }] });

const chosen = (calls: readonly ReturnType<typeof callPair>[], asked?: number) =>
  chosenCall(testDetail({ calls }), asked);

test("the call that an address names is shown, where there is one", () => {
  expect(chosen([otherwise, same], 1)).toBe(1);
  expect(chosen([same, otherwise], 7)).toBe(1);
  expect(chosen([], 0)).toBeUndefined();
});

test("without an address it is the last that answers otherwise, else the first that changed", () => {
  expect(chosen([otherwise, reworded, otherwise, same])).toBe(2);
  expect(chosen([same, reworded, reworded])).toBe(1);
  expect(chosen([same, same])).toBe(0);
});
