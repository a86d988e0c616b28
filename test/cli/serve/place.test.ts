import * as fc from "fast-check";
import { expect, test } from "vitest";
import { placeOf } from "../../../src/cli/serve/place.ts";

const NAMES = new Set(["refund", "support.test", "support.test/refund", "a b/ü"]);
const at = (target: string, headers: Record<string, string> = {}) =>
  placeOf({ target, header: (name) => headers[name] }, NAMES);

test("a target without either is anyone's, from any cassette", () => {
  expect(at("/v1/chat?x=1")).toEqual({ cassette: undefined, session: "", target: "/v1/chat?x=1" });
});

test("a path names a cassette, with slashes as they are or encoded, and the longest name is meant", () => {
  expect(at("/cassette/refund/v1")).toMatchObject({ cassette: "refund", target: "/v1" });
  expect(at("/cassette/support.test/refund/v1?q")).toMatchObject({
    cassette: "support.test/refund",
    target: "/v1?q",
  });
  expect(at("/cassette/support.test%2Frefund/v1")).toMatchObject({
    cassette: "support.test/refund",
    target: "/v1",
  });
  expect(at("/cassette/support.test/other")).toMatchObject({ cassette: "support.test", target: "/other" });
});

test("a session follows it, or stands alone", () => {
  expect(at("/cassette/refund/session/7/v1")).toEqual({ cassette: "refund", session: "7", target: "/v1" });
  expect(at("/session/a%20b/v1")).toMatchObject({ session: "a b", target: "/v1" });
  expect(at("/sessions/v1")).toMatchObject({ session: "", target: "/sessions/v1" });
});

test("headers say the same, and the path goes before them", () => {
  const headers = { "x-llm-replay-cassette": "refund", "x-llm-replay-session": "s" };
  expect(at("/v1", headers)).toEqual({ cassette: "refund", session: "s", target: "/v1" });
  expect(at("/cassette/support.test/session/t/v1", headers)).toMatchObject({
    cassette: "support.test",
    session: "t",
  });
});

test("a name that is not served is told, with the nearest one", () => {
  expect(() => at("/cassette/refnud/v1")).toThrow('No cassette "refnud/v1" is served');
  expect(() => at("/v1", { "x-llm-replay-cassette": "refnud" })).toThrow('Did you mean "refund"?');
});

test("whatever is asked, what is left of a target is a path", () => {
  const parts = fc.constantFrom("cassette", "refund", "session", "..", "%2e%2e", "%ZZ", "", "v1", "?x");
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 6 }), (words) => {
      try {
        expect(at(`/${words.join("/")}`).target).toMatch(/^(?:[/?]|$)/);
      } catch (error) {
        expect(error).toMatchObject({ code: "servedCassetteUnknown" });
      }
    }),
  );
});
