import { expect, test } from "vitest";
import type { Cassette } from "../../src/cassette/cassette.ts";
import { continueRequests } from "../../src/cassette/continue-requests.ts";
import { continueSpans } from "../../src/cassette/continue-spans.ts";
import type { JsonValue } from "../../src/formats/json.ts";
import { interactionWith } from "./cassette-of.ts";

const sent = (...bodies: readonly JsonValue[]): (number | undefined)[] =>
  continueRequests(bodies.map((json) => interactionWith({ json }))).map((continued) => continued?.continues);

type Attributes = Cassette["spans"][number]["attributes"];

const spans = (
  ...all: readonly { attributes: Attributes; name?: string; parent?: string; scope?: string }[]
) =>
  continueSpans(
    all.map((given, n) => ({ id: `s${n}`, name: "chat", kind: "client", start: n, end: n, ...given })),
  ).map((continued) => continued?.continues);

const letters = (letter: string, count: number): string => letter.repeat(count);

/** A body of so many characters of JSON. */
const sized = (count: number): JsonValue => ({ a: letters("x", count - '{"a":""}'.length) });

test("a body of 400 characters that comes again is told as the earlier one, a shorter one in full", () => {
  expect(sent(sized(399), sized(399))).toEqual([undefined, undefined]);
  expect(sent(sized(400), sized(400))).toEqual([undefined, 0]);
});

const halves = (a: string, b: string): { a: string; b: string } => ({
  a: letters(a, 300),
  b: letters(b, 300),
});

test("a body is told by what changed where that is little of it", () => {
  expect(sent(halves("x", "y"), halves("x", "z"))).toEqual([undefined, 0]);
  expect(
    sent({ a: letters("x", 300), b: "y" }, { a: letters("z", 300), b: "y", c: letters("c", 100) }),
  ).toEqual([undefined, undefined]);
});

test("a body continues one of the three before it at its address, or one that began alike", () => {
  const other = (n: number): JsonValue => ({ [`other${n}`]: letters("o", 400) });
  const again = sized(500);
  expect(sent(again, other(1), other(2), again)).toEqual([undefined, undefined, undefined, 0]);
  expect(sent(again, other(1), other(2), other(3), again)).toEqual(
    Array.from({ length: 5 }, () => undefined),
  );
  const elsewhere = ["https://a.com/", "https://b.com/"].map((url) => interactionWith({ json: again }, url));
  expect(continueRequests(elsewhere)).toEqual([undefined, undefined]);
  const item = (name: string): JsonValue => ({ content: letters(name, 200) });
  const run = (names: string): JsonValue => ({ messages: [...names].map(item), short: [1] });
  const others = [other(1), other(2), other(3)];
  expect(sent(run("abcdefghij"), ...others, run("abcdefghijk")).at(-1)).toBe(0);
  expect(sent(run("abcdefghij"), ...others, run("abcdefWXYZ")).at(-1)).toBe(0);
  expect(sent(run("abcdefghij"), ...others, run("VWXYZ")).at(-1)).toBeUndefined();
});

test("a body that is a list continues one that began alike", () => {
  const item = (name: string): JsonValue => letters(name, 200);
  const others = [1, 2, 3].map((n): JsonValue => ({ [`other${n}`]: letters("o", 400) }));
  expect(sent([..."abc"].map(item), ...others, [..."abcd"].map(item)).at(-1)).toBe(0);
});

test("of two bases the later is taken where it leaves much less to tell", () => {
  const text = (name: string) => letters(name, 400);
  const [far, near] = [
    { a: text("a"), b: text("x"), c: text("y") },
    { a: text("a"), b: text("b"), c: text("c"), d: "old" },
  ];
  const next = { a: text("a"), b: text("b"), c: text("c"), d: "new" };
  expect(sent(far, near, next).at(-1)).toBe(1);
  expect(sent(near, far, next).at(-1)).toBe(0);
});

test("attributes of 400 characters are told by what changed, fewer in full", () => {
  const of = (count: number) => ({ attributes: sized(count) as Attributes });
  expect(spans(of(399), of(399))).toEqual([undefined, undefined]);
  expect(spans(of(400), of(400))).toEqual([undefined, 0]);
  expect(spans({ attributes: halves("x", "y") }, { attributes: halves("x", "z") })).toEqual([undefined, 0]);
  expect(spans({ attributes: halves("x", "y") }, { attributes: halves("w", "z") })).toEqual([
    undefined,
    undefined,
  ]);
});

test("a span continues one of the three of its name and library before it, or the last of its parent", () => {
  const again = { attributes: halves("x", "y") };
  const others = ["a", "b", "c"].map((letter) => ({ attributes: { [letter]: letters(letter, 600) } }));
  expect(spans(again, ...others.slice(1), again).at(-1)).toBe(0);
  expect(spans(again, ...others, again).at(-1)).toBeUndefined();
  const child = { ...again, parent: "p" };
  expect(spans(child, ...others, child).at(-1)).toBe(0);
  expect(spans(again, { ...again, name: "other" })).toEqual([undefined, undefined]);
  expect(spans(again, { ...again, scope: "other" })).toEqual([undefined, undefined]);
});

test("of several spans the one is continued that leaves least to tell", () => {
  const text = (name: string) => letters(name, 400);
  const next = { a: text("a"), b: text("b"), c: text("c"), d: text("d") };
  const near = { ...next, d: text("z") };
  const far = { ...next, c: text("y"), d: text("z") };
  expect(spans({ attributes: near }, { attributes: far }, { attributes: next }).at(-1)).toBe(0);
  expect(spans({ attributes: far }, { attributes: near }, { attributes: next }).at(-1)).toBe(1);
});
