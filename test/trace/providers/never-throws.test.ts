import * as fc from "fast-check";
import { expect, test } from "vitest";
import { openExchange } from "../../../src/trace/exchange/exchange.ts";
import { READERS } from "../../../src/trace/providers/index.ts";
import { callOf, interactionIn } from "./call-of.ts";
import { spoiltExchange } from "./spoilt.ts";

test.each(READERS.map((reader) => [reader.api, reader] as const))(
  "%s reads whatever it is given",
  (_, reader) => {
    const isRead = fc.property(spoiltExchange, (written) => {
      const exchange = openExchange(interactionIn(written));
      expect(reader.speaks(exchange)).toBeTypeOf("boolean");
      expect(reader.read(exchange)).toBeTypeOf("object");
    });
    fc.assert(isRead, { numRuns: 200 });
  },
);

test("a call is made of whatever was recorded, and can be printed", () => {
  const isCall = fc.property(spoiltExchange, (written) => {
    const call = callOf(written);
    expect(["model", "tool", "other"]).toContain(call.kind);
    expect(() => JSON.stringify(call)).not.toThrow();
    expect(call.warnings.filter((warning) => warning.includes("could not be read as"))).toEqual([]);
  });
  fc.assert(isCall, { numRuns: 1500 });
});
