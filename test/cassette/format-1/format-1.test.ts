import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseCassette } from "../../../src/cassette/parse.ts";
import { printCassette } from "../../../src/cassette/print.ts";
import { bodySchemas } from "../../../src/cassette/schema.ts";
import { CASSETTES, LARGE } from "./cassettes.ts";

const NAMES = Object.keys(CASSETTES);
const textOf = (name: string): string => readFileSync(new URL(`${name}.json`, import.meta.url), "utf8");

/** The file beside a cassette, named after its content. */
const BLOB = `${createHash("sha256").update(LARGE).digest("hex")}.bin`;
const blobs = new Map([[BLOB, LARGE]]);

test("every file of this folder is read", () => {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".json"));
  expect(files.toSorted()).toEqual(NAMES.map((name) => `${name}.json`).toSorted());
});

test.each(NAMES)("%s, written in format 1, holds what it held when the format was frozen", (name) => {
  expect(parseCassette(textOf(name), `${name}.json`, blobs)).toEqual(CASSETTES[name]);
});

test.each(NAMES)("%s is printed as it stands, to the byte", (name) => {
  const printed = printCassette(parseCassette(textOf(name), `${name}.json`, blobs));
  expect(printed.text).toBe(textOf(name));
  expect([...printed.blobs.keys()]).toEqual(name === "bodies" ? [BLOB] : []);
});

test("these files hold every kind of body, and every member that an interaction, a span and a take can have", () => {
  const all = NAMES.map(textOf).join("\n");
  const members = [
    ...Object.keys(bodySchemas),
    ...[
      "layout",
      "numbers",
      "cuts",
      "newline",
      "pad",
      "indent",
      "comma",
      "colon",
      "escapes",
      "before",
      "after",
    ],
    ...[
      "remove",
      "set",
      "append",
      "key",
      "lost",
      "startedAt",
      "url",
      "failure",
      "code",
      "unfinished",
      "synthetic",
      "span",
    ],
    ...["parent", "scope", "attributes", "events", "status", "timings", "usages", "scores", "variables"],
  ];
  expect(members.filter((member) => !all.includes(`"${member}":`))).toEqual([]);
});
