import * as fc from "fast-check";

const spread = (code: number): string => String.fromCodePoint(code % 3 === 0 ? code % 128 : code);

/** Texts of any code points, lone surrogates among them (fast-check's own `unit: "binary"` takes seconds to set up). */
export const anyText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.nat({ max: 0xff }), fc.nat({ max: 0xffff }), fc.nat({ max: 0x10ffff })), {
    maxLength: 12,
  })
  .map((codes) => codes.map(spread).join(""));
