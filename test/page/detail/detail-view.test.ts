/** @vitest-environment happy-dom */
import { h, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test, vi } from "vitest";
import { DetailView } from "../../../src/page/detail/detail-view.tsx";
import type { DetailLocation, TestDetail } from "../../../src/reporters/html/page-data.ts";
import { HOSTILE } from "../../reporters/hostile.ts";
import { callDetail, callPair, measurement, spanDetail, testDetail } from "./details.ts";

afterEach(() => {
  render(null, document.body);
});

/** Shows a test, and follows where it leads to. */
const show = async (detail: TestDetail, start: DetailLocation = {}) => {
  const visited: DetailLocation[] = [];
  const draw = (location: DetailLocation): void => {
    render(
      h(DetailView, {
        detail,
        location,
        linkTo: ({ call, view }) => `#/test/${call ?? "-"}/${view ?? ""}`,
        open: (next) => {
          visited.push(next);
          draw(next);
        },
      }),
      document.body,
    );
  };
  await act(() => draw(start));
  return visited;
};

const all = (selector: string): HTMLElement[] => [...document.body.querySelectorAll<HTMLElement>(selector)];

const only = (selector: string): HTMLElement => {
  const found = all(selector);
  if (!found[0] || found.length > 1) throw new Error(`${found.length} elements are ${selector}`);
  return found[0];
};

const click = (selector: string) => act(() => only(selector).click());
const press = (selector: string, key: string) =>
  act(() => {
    only(selector).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  });

const side = (...spans: Parameters<typeof spanDetail>[0][]) => ({
  spans: spans.map(spanDetail),
  judgeCalls: [],
  duration: 100,
});

test("a measured figure grows by what stands before it, on both sides", async () => {
  await show(
    testDetail({ measurements: [measurement({ head: [130, 132, 170], shift: 1.27, verdict: "worse" })] }),
  );
  expect(
    all(".measured tbody td")
      .slice(0, 3)
      .map(({ textContent }) => textContent),
  ).toEqual(["110 ms", "132 ms", "+20 %"]);
});

test("recorded text is text wherever it stands, and nothing of it becomes an element", async () => {
  const evil = HOSTILE.join("\n");
  const call = callDetail({
    model: evil,
    input: [{ role: evil, name: evil, parts: [{ type: "text", content: evil }] }],
    output: [
      {
        role: "assistant",
        parts: [
          { type: "tool_call", name: evil, arguments: { [evil]: evil } },
          { type: "uri", modality: "image", reference: evil, mimeType: evil },
          { type: "other", name: evil, value: evil },
        ],
      },
    ],
    error: { type: evil, message: evil },
    warnings: [evil],
  });
  const detail = testDetail({
    id: evil,
    reason: evil,
    findings: [{ severity: "regression", metric: "answer", message: evil, accepted: evil }],
    calls: [callPair({ kind: "changed", head: call })],
    trajectory: { base: [], head: [evil] },
    head: side({ name: evil, call: 0 }),
  });
  await show(detail);
  expect(all("script, img, [onerror], a[href^='http']")).toEqual([]);
  expect(document.body.textContent).toContain("<img src=x onerror=alert(1)>");
  expect(document.body.textContent).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u001B]/);
});

test("an answer of 5 MB is cut until it is asked for, and then whole", async () => {
  const text = "0123456789\n".repeat(500_000);
  const head = callDetail({ output: [{ role: "assistant", parts: [{ type: "text", content: text }] }] });
  await show(testDetail({ calls: [callPair({ kind: "alone", head })] }));
  expect(document.body.textContent.length).toBeLessThan(50_000);
  expect(only(".answers .more").textContent).toBe("Show all 5.5 million characters");
  await click(".answers .more");
  await vi.waitFor(() => expect(only(".answers .text").textContent.length).toBe(text.length), 15_000);
  expect(only(".answers .text").textContent).toBe(text);
});

test("words that came and went are marked as such, in words too, and what is the same at length is folded", async () => {
  const same = "word ".repeat(1000);
  const changes = [
    {
      kind: "text" as const,
      runs: [
        { side: "base" as const, text: "30 days" },
        { side: "head" as const, text: "60 days" },
        { side: "both" as const, text: ` ${same}` },
      ],
      similarity: 0.8,
      conflicts: ['"60 days" against "30 days"'],
    },
  ];
  await show(testDetail({ calls: [callPair({ kind: "changed", changes })] }));
  expect(only("del").textContent).toBe("[removed: 30 days]");
  expect(only("ins").textContent).toBe("[added: 60 days]");
  expect(only(".change > header").textContent).toMatch(/^answer.*0\.80.*"60 days" against "30 days"$/);
  await click(".fold");
  expect(
    all(".column.both")
      .map((each) => each.textContent)
      .join(""),
  ).toContain("word word word");
  expect(all(".fold")).toEqual([]);
});

test("the tree is gone through by keys, and a call is chosen in it", async () => {
  const detail = testDetail({
    calls: [callPair(), callPair()],
    head: side(
      { id: "root", name: "agent" },
      { id: "a", name: "first", parent: "root", call: 0 },
      { id: "b", name: "second", parent: "root", call: 1 },
    ),
  });
  const visited = await show(detail);
  const entry = "[role=treeitem][tabindex='0']";
  expect(only(entry).textContent).toContain("first");
  await press(entry, "ArrowDown");
  expect(document.activeElement?.textContent).toContain("second");
  await press(entry, "Enter");
  expect(visited).toEqual([{ call: 1 }]);
  expect(only("[aria-selected=true][role=treeitem]").textContent).toContain("second");
  await press(entry, "ArrowLeft");
  await press(entry, "ArrowLeft");
  expect(all("[role=treeitem]").map((each) => each.getAttribute("aria-expanded"))).toEqual(["false"]);
});

const streamed = (text: string, chunks: readonly number[]) =>
  callDetail({
    isStream: true,
    text,
    growth: chunks.map((_, index) => Math.round((text.length * (index + 1)) / chunks.length)),
    timing: { start: 0, chunks, duration: 400, firstChunk: chunks[0] ?? 0 },
  });

test("the scrubber shows both answers as they stood at a moment", async () => {
  const pair = callPair({
    base: streamed("abcd", [100, 200]),
    head: streamed("efgh", [200, 300]),
  });
  await show(testDetail({ calls: [pair] }), { call: 0, view: "stream" });
  const texts = (): string[] => all(".answer .text").map((each) => each.textContent);
  expect(texts()).toEqual(["abcd", "efgh"]);
  const slider = only("input[type=range]") as HTMLInputElement;
  await act(() => {
    slider.value = "200";
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  });
  expect(texts()).toEqual(["abcd", "ef"]);
  expect(slider.getAttribute("aria-valuetext")).toBe("200 ms: base 2 of 2 chunks, head 1 of 2 chunks");
});

test("each token says how likely it was, and what else could have stood there", async () => {
  const alternatives = [
    { token: "Yes", logprob: -0.01 },
    { token: "No", logprob: -5 },
  ];
  const logprobs = [
    { token: "Yes", logprob: -0.01, alternatives },
    { token: "\n", logprob: -1, alternatives: [] },
  ];
  const head = callDetail({ output: [{ role: "assistant", parts: [], logprobs }] });
  await show(testDetail({ calls: [callPair({ kind: "alone", head })] }), { call: 0, view: "tokens" });
  expect(all("[role=option]").map((each) => each.title)).toEqual(["Yes 99 %", "↵ 37 %"]);
  await press("[role=listbox]", "Home");
  expect(all(".alternatives tr").map((each) => each.textContent)).toEqual(["Yes99 %", "No0.7 %"]);
});

test("a view is a link, and the arrow keys go through the views", async () => {
  const pair = callPair({ kind: "changed", changes: [{ kind: "model", base: "a", head: "b" }] });
  const visited = await show(testDetail({ calls: [pair] }));
  expect(all("[role=tab]").map((each) => each.getAttribute("href"))).toEqual([
    "#/test/0/diff",
    "#/test/0/chat",
  ]);
  await press("[role=tab][aria-selected=true]", "ArrowRight");
  expect(visited).toEqual([{ call: 0, view: "chat" }]);
  expect(document.activeElement?.textContent).toBe("Conversation");
});

test("a test that was removed shows what it was", async () => {
  const base = side({ name: "chat", call: 0 });
  const calls = [{ kind: "alone" as const, base: callDetail(), changes: [], metrics: [] }];
  await show(testDetail({ kind: "removed", calls, base }));
  expect(only(".answers").textContent).toContain("Hello.");
  expect(all(".switch")).toEqual([]);
});
