import { expect, test } from "vitest";
import { readTrace } from "../../../src/trace/read-trace.ts";
import type { SpanQuery } from "../../../src/trace/span.ts";
import { recordedSpan } from "../recorded-span.ts";

const trace = readTrace({
  title: "buys",
  interactions: [],
  spans: [
    recordedSpan({ id: "s1", name: "agent", end: 100, scope: "shop" }),
    recordedSpan({
      id: "s2",
      name: "execute_tool find_order",
      parent: "s1",
      start: 10,
      end: 40,
      attributes: { order: "A-1", items: [{ name: "book" }] },
    }),
    recordedSpan({
      id: "s3",
      name: "sql",
      kind: "client",
      parent: "s2",
      start: 20,
      end: 30,
      status: { code: "error" },
    }),
    recordedSpan({
      id: "s4",
      name: "execute_tool pay",
      parent: "s1",
      start: 50,
      end: 90,
      attributes: { order: "A-2" },
    }),
  ],
});

const found = (query: SpanQuery | string | RegExp) => trace.findAll(query).map(({ id }) => id);

test("a text is a span's whole name, an expression is looked for in it", () => {
  expect(found("agent")).toEqual(["s1"]);
  expect(found("execute_tool")).toEqual([]);
  expect(found(/^execute_tool/)).toEqual(["s2", "s4"]);
  expect(trace.find(/^execute_tool/)).toBe(trace.spans[2]);
  expect(trace.find("nothing")).toBeUndefined();
});

test("an expression that goes on where it stopped finds the same again", () => {
  const query = /tool/g;
  expect([found(query), found(query)]).toEqual([
    ["s2", "s4"],
    ["s2", "s4"],
  ]);
});

test.each<[string, SpanQuery, string[]]>([
  ["nothing", {}, ["root", "s1", "s2", "s3", "s4"]],
  ["a scope", { scope: /^sh/ }, ["s1"]],
  ["a kind", { kind: "client" }, ["s3"]],
  ["a status", { status: "error" }, ["s3"]],
  ["the value of an attribute", { attributes: { order: "A-1" } }, ["s2"]],
  ["a value that is a structure", { attributes: { items: [{ name: "book" }] } }, ["s2"]],
  ["an expression for a value", { attributes: { order: /^A-/ } }, ["s2", "s4"]],
  ["a function of a value", { attributes: { order: (value) => value === undefined } }, ["root", "s1", "s3"]],
  ["a shortest and a longest duration", { minDuration: 30, maxDuration: 40 }, ["s2", "s4"]],
  ["what is above, at any distance", { ancestor: { name: "agent" } }, ["s2", "s3", "s4"]],
  ["what is below, at any distance", { descendant: { status: "error" } }, ["root", "s1", "s2"]],
  ["what must not hold", { name: /^execute_tool/, not: { descendant: { name: "sql" } } }, ["s4"]],
  ["all of several", { and: [{ name: /tool/ }, { name: /pay/ }] }, ["s4"]],
  [
    "one of several, beside what else is asked",
    { or: [{ name: "sql" }, { name: "agent" }], kind: "internal" },
    ["s1"],
  ],
  ["none of several", { or: [] }, []],
])("a query may ask for %s", (_, query, ids) => {
  expect(found(query)).toEqual(ids);
});
