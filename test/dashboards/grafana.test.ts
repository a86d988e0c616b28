import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { openMetrics } from "../../src/interchange/export/openmetrics/openmetrics.ts";
import { everyMetric, RUN } from "../interchange/export/openmetrics/every-metric.ts";
import { readOpenMetrics } from "../interchange/export/openmetrics/read-openmetrics.ts";
import { printed } from "../interchange/export/source.ts";
import { groupedBy, selectorsOf } from "./promql.ts";

interface Target {
  readonly refId: string;
  readonly expr: string;
  readonly legendFormat: string;
  readonly datasource: object;
}
interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets?: readonly Target[];
}
interface Variable {
  readonly name: string;
  readonly type: string;
  readonly query: string | { readonly query: string };
}

const dashboard = JSON.parse(
  readFileSync(new URL("../../dashboards/grafana.json", import.meta.url), "utf8"),
) as {
  readonly uid: string;
  readonly schemaVersion: number;
  readonly panels: readonly Panel[];
  readonly templating: { readonly list: readonly Variable[] };
};
const { panels, templating } = dashboard;
const targets = panels.flatMap(({ targets: all = [] }) => all);

/** What Prometheus adds to what it scrapes. */
const SCRAPED = ["job", "instance"];

/** The labels of each metric that is exported, by the name of its samples. */
const emitted = new Map<string, Set<string>>();

beforeAll(async () => {
  const text = await printed(openMetrics({ run: RUN }), everyMetric());
  for (const { name, labels } of readOpenMetrics(text).flatMap(({ samples }) => samples))
    emitted.set(name, new Set([...(emitted.get(name) ?? SCRAPED), ...Object.keys(labels)]));
});

/** What of an expression no export brings about. */
const unknownIn = (expression: string): readonly string[] => {
  const selectors = selectorsOf(expression);
  const known = new Set(selectors.flatMap(({ metric }) => [...(emitted.get(metric) ?? [])]));
  return [
    ...selectors.flatMap(({ metric, labels }) =>
      [metric, ...labels].filter((name) => name !== metric && !emitted.get(metric)?.has(name)),
    ),
    ...selectors.map(({ metric }) => metric).filter((metric) => !emitted.has(metric)),
    ...groupedBy(expression).filter((label) => !known.has(label)),
  ];
};

test("each expression asks for metrics and labels that are exported, and for some", () => {
  for (const { expr } of targets) {
    expect(selectorsOf(expr)).not.toEqual([]);
    expect({ expr, unknown: unknownIn(expr) }).toEqual({ expr, unknown: [] });
  }
});

test("an expression that asks for anything else is noticed", () => {
  expect(unknownIn('sum by (nobody) (llm_replay_calls_total{colour="red"})')).toEqual(["colour", "nobody"]);
  expect(unknownIn("rate(llm_replay_calls[5m])")).toContain("llm_replay_calls");
});

test("a legend names labels that its expression keeps", () => {
  for (const { expr, legendFormat } of targets)
    for (const [, label] of legendFormat.matchAll(/\{\{(\w+)\}\}/g)) expect(groupedBy(expr)).toContain(label);
});

test("panels have ids of their own, and none lies on another or beyond the grid", () => {
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
    Array.from({ length: w * h }, (_, index) => [x + (index % w), y + Math.floor(index / w)] as const),
  );
  expect(new Set(cells.map(String)).size).toBe(cells.length);
  expect(cells.every(([x]) => x < 24)).toBe(true);
});

test("every panel asks the data source that is chosen, under a letter of its own", () => {
  for (const { type, title, targets: asked = [] } of panels) {
    expect({ title, isEmpty: asked.length === 0 }).toEqual({ title, isEmpty: type === "row" });
    expect(new Set(asked.map(({ refId }) => refId)).size).toBe(asked.length);
    for (const { datasource } of asked)
      expect(datasource).toEqual({ type: "prometheus", uid: "${datasource}" });
  }
});

test("variables are filled from what is exported, and all that are used are there", () => {
  const [source, ...others] = templating.list;
  expect(source).toMatchObject({ name: "datasource", type: "datasource", query: "prometheus" });
  for (const { query } of others) {
    const [, selector = "", label = ""] =
      /^label_values\((.+), (\w+)\)$/.exec((query as { query: string }).query) ?? [];
    expect(unknownIn(`sum by (${label}) (${selector})`)).toEqual([]);
  }
  const used = [...JSON.stringify(dashboard).matchAll(/\$\{?(?!__)(\w+)/g)].map(([, name]) => name!);
  expect(new Set(used)).toEqual(new Set(templating.list.map(({ name }) => name)));
});

test("Prometheus' own parser takes every expression", (context) => {
  if (spawnSync("promtool", ["--version"]).status !== 0)
    return context.skip("promtool is not here: install Prometheus to have its parser read the expressions");
  const folder = mkdtempSync(join(tmpdir(), "llm-replay-dashboard-"));
  const rules = targets.map(({ expr }, index) => ({ record: `panel_${index}`, expr }));
  const file = join(folder, "rules.yml");
  writeFileSync(file, JSON.stringify({ groups: [{ name: "dashboard", rules }] }));
  const { status, stdout, stderr } = spawnSync("promtool", ["check", "rules", file], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  expect({ status, said: stderr + stdout }).toMatchObject({
    status: 0,
    said: expect.stringContaining(`${rules.length} rules found`),
  });
});
