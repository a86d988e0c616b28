import * as fc from "fast-check";
import { expect, test } from "vitest";
import { traceRows, type TraceRow } from "../../../src/page/detail/trace-rows.ts";
import type { SideDetail, SpanDetail } from "../../../src/reporters/html/page-data.ts";
import { spanDetail } from "./details.ts";

const side = (...spans: readonly SpanDetail[]): SideDetail => ({ spans, judgeCalls: [], duration: 100 });
const root = spanDetail({ id: "root", name: "trace" });
const step = (id: string, name: string, given: Partial<SpanDetail> = {}): SpanDetail =>
  spanDetail({ id, name, parent: "root", depth: 1, ...given });

const shown = ({ level, base, head }: TraceRow): string => `${level} ${base?.id ?? "-"} ${head?.id ?? "-"}`;

test("spans of the same name and calls that were aligned share a line, others have their own", () => {
  const base = side(root, step("b1", "plan"), step("b2", "chat old", { call: 0 }), step("b3", "gone"));
  const head = side(root, step("h1", "plan"), step("h2", "search"), step("h3", "chat new", { call: 0 }));
  expect(traceRows({ base, head }).map(shown)).toEqual([
    "1 root root",
    "2 b1 h1",
    "2 - h2",
    "2 b2 h3",
    "2 b3 -",
  ]);
});

test("a closed line hides all that lies in it", () => {
  const head = side(root, step("h1", "plan"), step("h2", "chat", { parent: "h1", depth: 2 }));
  expect(traceRows({ head }, new Set(["h h1"])).map(({ key, isOpen }) => [key, isOpen])).toEqual([
    ["h root", true],
    ["h h1", false],
  ]);
});

const anySide = (): fc.Arbitrary<SideDetail> =>
  fc
    .array(fc.tuple(fc.nat(), fc.constantFrom("plan", "chat", "act")), { maxLength: 12 })
    .map((seeds) =>
      side(
        root,
        ...seeds.map(([parent, name], index) =>
          spanDetail({ id: `s${index}`, name, parent: index === 0 ? "root" : `s${parent % index}` }),
        ),
      ),
    );

test("every span of both sides has exactly one line, under its parent's", () => {
  fc.assert(
    fc.property(anySide(), anySide(), (base, head) => {
      const rows = traceRows({ base, head });
      const ids = (which: "base" | "head") => rows.flatMap((row) => row[which]?.id ?? []).toSorted();
      expect(ids("base")).toEqual(base.spans.map(({ id }) => id).toSorted());
      expect(ids("head")).toEqual(head.spans.map(({ id }) => id).toSorted());
      expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
      for (const [index, row] of rows.entries()) {
        const above = rows.slice(0, index).findLast(({ level }) => level < row.level);
        expect(above?.head?.id).toBe(row.head?.parent ?? above?.head?.id);
      }
    }),
  );
});
