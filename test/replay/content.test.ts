import { expect, test } from "vitest";
import { readJsonLoosely } from "../../src/replay/content.ts";

test.each(["QUJD0e", String.raw`\n`, String.raw`\"`])(
  "a body of many megabytes is read, however it is laid out: %j …",
  (part) => {
    const said = part.repeat(4_000_000);
    const read = readJsonLoosely(`{ "seed":9007199254740993,   "said":"${said}" }`);
    expect(read?.numbers).toEqual({ "/seed": "9007199254740993" });
    expect(read).toHaveProperty("value.said.length", (JSON.parse(`"${said}"`) as string).length);
  },
);
