import fc from "fast-check";
import { dump } from "js-yaml";
import { expect, test } from "vitest";
import { LlmReplayError } from "../../../src/errors.ts";
import { printYamlJson, scalarText } from "../../../src/interchange/import/yaml-value.ts";
import { readYaml, readYamlAll } from "../../../src/interchange/import/yaml.ts";

const read = (text: string) => readYaml(text, "calls.yaml");

const messageOf = (text: string): string => {
  try {
    read(text);
  } catch (error) {
    if (error instanceof LlmReplayError) return error.message;
    throw error;
  }
  return "";
};

test("texts that only one version of YAML takes for numbers, dates or booleans stay texts", () => {
  const texts = ["1e5", "0777", "0o17", "0x1f", "1:30", "1_000", "yes", "off", "2026-01-02", ".5", "+1"];
  expect(read(texts.map((text) => `- ${text}`).join("\n"))).toEqual(texts);
});

test("numbers keep the literal they stand as", () => {
  const value = read("[1, -3, 1.5, 1.0, 12345678901234567890, 1.0e-05]");
  expect(printYamlJson(value)).toBe("[1,-3,1.5,1.0,12345678901234567890,1.0e-05]");
  expect(scalarText(read("1.0"))).toBe("1.0");
});

test("bytes are read under the names that Python and Ruby give them", () => {
  const bytes = new Uint8Array(Buffer.from("\u00ff\u0000", "latin1"));
  expect(read("[!!binary /wA=, !binary /wA=, !!python/bytes /wA=]")).toEqual([bytes, bytes, bytes]);
  expect(read("!!binary |\n  /w\n  A=\n")).toEqual(bytes);
});

test("tags that name code give what stands under them, and run nothing", () => {
  const hostile = `
- !!js/function 'function () { globalThis.hacked = true }'
- !<tag:yaml.org,2002:js/function> 'globalThis.hacked = true'
- !!python/object/apply:os.system ['touch hacked']
- !!python/object/new:subprocess.Popen {args: [id]}
- !!python/name:os.system ''
- !ruby/object:Gem::Installer {i: x}
- !ruby/hash:ActiveSupport::HashWithIndifferentAccess {a: 1}
- !!python/unicode 'text'
- !!python/str 'text'
- !!python/tuple [1, 2]
`;
  expect(read(hostile)).toEqual([
    "function () { globalThis.hacked = true }",
    "globalThis.hacked = true",
    "touch hacked",
    { args: ["id"] },
    "",
    { i: "x" },
    { a: 1 },
    "text",
    "text",
    [1, 2],
  ]);
  expect(globalThis).not.toHaveProperty("hacked");
});

test("keys and values that Python keeps as a type of its own are the texts they stand for", () => {
  const headers = `
? !!python/object/apply:multidict._multidict.istr
- Content-Type
: - application/json
Accept: !!python/object/new:multidict.istr ['*/*']
status: !!python/object/apply:http.HTTPStatus [200]
`;
  expect(read(headers)).toEqual({ "Content-Type": ["application/json"], Accept: "*/*", status: 200 });
});

test("a key named __proto__ is a key, not a prototype", () => {
  const value = read("__proto__: {polluted: true}");
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(Object.keys(value as object)).toEqual(["__proto__"]);
});

test("aliases give what they name, however many there are", () => {
  const list = Array.from({ length: 2000 }, () => "- *headers").join("\n");
  const value = read(`- &headers {accept: [text]}\n${list}`);
  expect(value).toHaveLength(2001);
  expect((value as unknown[]).at(-1)).toEqual({ accept: ["text"] });
});

test("aliases that multiply are refused before anything walks them", () => {
  const levels = Array.from({ length: 12 }, (_, level) => {
    const names = Array.from({ length: 10 }, () => (level === 0 ? "lol" : `*a${level - 1}`));
    return `a${level}: &a${level} [${names.join(", ")}]`;
  });
  expect(messageOf(levels.join("\n"))).toContain("calls.yaml: its aliases stand for far more than it holds");
});

test("aliases that nest one in the other beyond any recording's depth are refused", () => {
  const chain = Array.from({ length: 2000 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}]`);
  expect(messageOf(["a0: &a0 x", ...chain].join("\n"))).toContain("its aliases nest deeper than 800 levels");
});

test("what cannot be read is named with its file, line and column", () => {
  expect(messageOf("a: 1\nb: &b [*b]")).toContain("an alias stands inside what it names");
  expect(messageOf("a: 1\nb: 2\na: 3")).toContain("calls.yaml:3:1: it is not YAML: duplicated mapping key");
  expect(messageOf("a:\n  - [1, 2")).toContain("calls.yaml:2:10: it is not YAML");
  expect(messageOf("a: !!binary '***'")).toContain("calls.yaml:1:4");
  expect(messageOf("[".repeat(100_000))).toContain("nesting exceeded");
  expect(messageOf("one\n---\ntwo")).toContain("it holds 2 documents instead of one");
});

test("several documents are read in their order", () => {
  expect(readYamlAll("a: 1\n---\nb: 2\n...\n---\n", "calls.yaml")).toEqual([{ a: 1 }, { b: 2 }, null]);
});

test("an empty text holds nothing", () => {
  expect(read("")).toBe(null);
});

const text = fc.string({ unit: "grapheme" }).filter((each) => !/[\u0080-\u009f\ufffe\uffff]/.test(each));

test("any text that a YAML writer prints is read back", () => {
  const values = fc.dictionary(text, fc.oneof(text, fc.array(text), fc.integer(), fc.boolean()));
  fc.assert(
    fc.property(values, (value) => {
      expect(read(dump(value))).toEqual({ ...value });
    }),
  );
});

test("whatever stands in a file, it is read or refused by name", () => {
  const pieces = fc.constantFrom(
    ..."- |: |&a |*a |!!binary |!!python/object/apply:os.system |{|}|[|]|'|\"|\n|  |\\|<<|? |%|#|---\n|x|1.0|~".split(
      "|",
    ),
    "|\n",
    ">-\n",
  );
  const anything = fc.oneof(
    fc.array(pieces, { maxLength: 60 }).map((list) => list.join("")),
    fc.string(),
  );
  fc.assert(
    fc.property(anything, (given) => {
      expect(messageOf(given)).toMatch(/^$|^Cannot import calls\.yaml/);
    }),
    { numRuns: 1000 },
  );
});
