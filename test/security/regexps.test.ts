import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { slowText } from "./slow-text.ts";

const CHILD = fileURLToPath(new URL("regexps-child.ts", import.meta.url));

/** What is built of a text that was escaped, or of a pattern that is listed itself. */
const BUILT_OF_TEXT = [
  "src/formats/json-print.ts",
  "src/meaning/guards/modality.ts",
  "src/recorder/finders.ts",
  "src/recorder/own-credentials.ts",
  "src/replay/rename-tokens.ts",
];

interface Line {
  readonly patterns?: number;
  readonly unbuilt?: readonly string[];
  readonly slow?: string;
  readonly text?: string;
}

test(
  "no regular expression takes more than linear time, whatever it reads",
  { timeout: 240_000 },
  async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [CHILD], {
      timeout: 230_000,
      maxBuffer: 2 ** 26,
    });
    const [head, ...lines] = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Line);
    expect(head?.patterns).toBeGreaterThan(500);
    expect(head?.unbuilt).toEqual(BUILT_OF_TEXT);
    expect(lines.filter(({ slow }) => slow !== undefined)).toEqual([]);
  },
);

test.each([
  /data: ?\[DONE\](?:\r\n|\r|\n)*$/,
  /^data:([^;,]*)[^,]*,/,
  /\s*,\s*/,
  /"((?:[^"\\]|\\.)*)"(\s*:)?/g,
])("the search finds out about %s", { timeout: 120_000 }, (pattern) => {
  expect(slowText(pattern)).toBeDefined();
});

test.each([/data: ?\[DONE\][\r\n]*$/, /^data:([^;,]*)(?:;[^,]*)?,/, /(?<!0)0+$/])(
  "the search has nothing against %s",
  (pattern) => {
    expect(slowText(pattern)).toBeUndefined();
  },
);
