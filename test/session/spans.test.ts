import { context, trace } from "@opentelemetry/api";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Interaction } from "../../src/cassette/cassette.ts";
import { cassetteSpanProcessor, currentTrace } from "../../src/index.ts";
import type { Trace } from "../../src/trace/trace.ts";
import { inSpan, register } from "../recorder/spans/collected.ts";
import { setStage } from "./stage.ts";

const stageOf = async () => {
  const stage = await setStage();
  onTestFinished(async () => {
    trace.disable();
    context.disable();
    await stage[Symbol.asyncDispose]();
  });
  return stage;
};

/** The spans that a library made, each under its parent's name. */
const treeOf = ({ spans }: Trace): string[] =>
  spans
    .filter(({ scope }) => scope !== undefined)
    .map(({ name, parent }) => (parent?.scope === undefined ? name : `${parent.name} > ${name}`));

/** The name of the library's span in which each call was made. */
const placesOf = ({ calls, spans }: Trace): (string | undefined)[] =>
  calls.map((call) => {
    let span = spans.find(({ id }) => id === call.span);
    while (span && span.scope === undefined) span = span.parent;
    return span?.name;
  });

test("the cassette keeps the spans, and each interaction names the one it was sent in, side by side too", async () => {
  const stage = await stageOf();
  const app = () =>
    inSpan("agent", () => Promise.all(["one", "two"].map((name) => inSpan(name, () => stage.ask(name)))));
  const recorded = await stage.tape("a", {}, app);
  const { spans, interactions } = await stage.read("a");
  expect(spans.map(({ id, parent, name, kind, scope }) => [id, parent, name, kind, scope])).toEqual([
    ["s1", undefined, "agent", "internal", "app"],
    ["s2", "s1", "one", "internal", "app"],
    ["s3", "s1", "two", "internal", "app"],
  ]);
  const bodies = interactions.map(({ span, request: { body } }) => [span, JSON.stringify(body)]);
  expect(bodies).toEqual([
    ["s2", expect.stringContaining("one")],
    ["s3", expect.stringContaining("two")],
  ]);
  expect(spans[0]!.start).toBeLessThanOrEqual(0);
  expect(treeOf(recorded.trace)).toEqual(["agent", "agent > one", "agent > two"]);
  expect(placesOf(recorded.trace)).toEqual(["one", "two"]);
  const replayed = await stage.tape("a", {}, app);
  expect(treeOf(replayed.trace)).toEqual(treeOf(recorded.trace));
  expect(placesOf(replayed.trace)).toEqual(["one", "two"]);
});

test("in replay the trace holds today's spans: a program that changed has another tree", async () => {
  const stage = await stageOf();
  await stage.tape("a", {}, () => inSpan("agent", () => stage.ask("hi")));
  const { trace: today } = await stage.tape("a", {}, () =>
    inSpan("planner", () => inSpan("worker", () => stage.ask("hi"))),
  );
  expect(treeOf(today)).toEqual(["planner", "planner > worker"]);
  expect(placesOf(today)).toEqual(["worker"]);
  expect((await stage.read("a")).spans.map(({ name }) => name)).toEqual(["agent"]);
});

test("the trace of the moment holds what is open", async () => {
  const stage = await stageOf();
  await stage.tape("a", {}, () =>
    inSpan("agent", async () => {
      await stage.ask("hi");
      expect(placesOf(currentTrace())).toEqual(["agent"]);
    }),
  );
});

test("cassettes that are used side by side keep their own spans", async () => {
  const stage = await stageOf();
  const names = ["a", "b", "c"];
  await Promise.all(names.map((name) => stage.tape(name, {}, () => inSpan(name, () => stage.ask(name)))));
  for (const name of names) expect((await stage.read(name)).spans.map((span) => span.name)).toEqual([name]);
});

test("a program without spans has a cassette without any", async () => {
  const stage = await stageOf();
  await stage.tape("a", {}, () => stage.ask("hi"));
  expect(await stage.read("a")).toMatchObject({
    spans: [],
    interactions: [expect.not.objectContaining({ span: "s1" })],
  });
});

test("an exported processor and our own look count a span once, and the project's exporter has them all", async () => {
  const stage = await stageOf();
  const { exported } = register(cassetteSpanProcessor());
  const app = () => inSpan("agent", () => inSpan("call", () => stage.ask("hi")));
  await stage.tape("a", {}, app);
  await stage.tape("a", {}, app);
  expect((await stage.read("a")).spans.map(({ name }) => name)).toEqual(["agent", "call"]);
  expect(exported().toSorted()).toEqual(["agent", "agent", "call", "call"]);
});

test("append keeps the spans of what it adds, and adds none for what it only served", async () => {
  const stage = await stageOf();
  const app = (texts: readonly string[]) => async () => {
    for (const text of texts) await inSpan(`ask ${text}`, () => stage.ask(text));
  };
  await stage.tape("a", {}, app(["one"]));
  await stage.tape("a", { mode: "append" }, app(["one"]));
  expect((await stage.read("a")).spans).toHaveLength(1);
  const { trace: both } = await stage.tape("a", { mode: "append" }, app(["one", "two"]));
  const { spans, interactions } = await stage.read("a");
  expect(spans.map(({ id, name }) => [id, name])).toEqual([
    ["s1", "ask one"],
    ["s2", "ask two"],
  ]);
  expect(interactions.map(({ span }) => span)).toEqual(["s1", "s2"]);
  const sent = (interactions as Interaction[]).map(({ recordedAt }) => Date.parse(recordedAt));
  expect(Math.abs(spans[1]!.start - (sent[1]! - sent[0]!))).toBeLessThan(500);
  expect(treeOf(both)).toEqual(["ask one", "ask two"]);
  expect(placesOf(both)).toEqual(["ask one", "ask two"]);
});

test("a span that is open at the end is kept as unfinished", async () => {
  const stage = await stageOf();
  await stage.tape("a", {}, async () => {
    const span = trace.getTracer("app").startSpan("left open");
    await stage.ask("hi");
    onTestFinished(() => span.end());
  });
  expect((await stage.read("a")).spans).toMatchObject([{ name: "left open", unfinished: true }]);
});

test("a span that ends just after the work is waited for", async () => {
  const stage = await stageOf();
  await stage.tape("a", {}, async () => {
    const span = trace.getTracer("app").startSpan("late");
    await stage.ask("hi");
    setTimeout(() => span.setAttribute("said", "at last").end(), 30);
  });
  const [span] = (await stage.read("a")).spans;
  expect(span).toMatchObject({ attributes: { said: "at last" } });
  expect(span).not.toHaveProperty("unfinished");
});

test("fake timers do not touch the times of spans", async () => {
  const stage = await stageOf();
  await stage.tape("a", {}, () =>
    inSpan("agent", async () => {
      vi.useFakeTimers({ now: 0, toFake: ["Date", "performance"] });
      await stage.ask("hi").finally(() => vi.useRealTimers());
    }),
  );
  const [span] = (await stage.read("a")).spans;
  expect(span!.end - span!.start).toBeGreaterThan(0);
  expect(span!.end).toBeLessThan(10_000);
});

const talk = (stage: Awaited<ReturnType<typeof setStage>>) => () =>
  inSpan("chat", async () => {
    const messages = JSON.stringify([{ role: "user", content: "the secret plan" }]);
    trace.getActiveSpan()?.setAttributes({ "gen_ai.input.messages": messages, "gen_ai.request.model": "m" });
    await stage.ask("hi");
  });

test("OpenTelemetry's own switch keeps what was said out of spans", async () => {
  const stage = await stageOf();
  vi.stubEnv("OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT", "false");
  onTestFinished(() => void vi.unstubAllEnvs());
  await stage.tape("a", {}, talk(stage));
  expect((await stage.read("a")).spans[0]!.attributes).toEqual({ "gen_ai.request.model": "m" });
});

test("where a function takes things out of interactions, what was said stays out of spans, which it cannot see", async () => {
  const stage = await stageOf();
  await stage.tape("a", { redact: (interaction) => interaction }, talk(stage));
  expect((await stage.read("a")).spans[0]!.attributes).toEqual({ "gen_ai.request.model": "m" });
});

test("the key of a request never stands in a span, whatever it looks like", async () => {
  const stage = await stageOf();
  const key = "tenant-key-9f8e7d6c5b";
  await stage.tape("a", {}, () =>
    inSpan("call", async () => {
      trace.getActiveSpan()?.setAttribute("http.request.header.x", [`Bearer ${key}`]);
      await stage.send({ text: "hi" }, { headers: { authorization: `Bearer ${key}` } });
    }),
  );
  expect(JSON.stringify(await stage.read("a"))).not.toContain(key);
});

test("recording again changes nothing of spans but their times", async () => {
  const stage = await stageOf();
  const app = () => inSpan("agent", () => inSpan("call", () => stage.ask("hi")));
  const spansOf = async () => {
    await stage.tape("a", { mode: "record" }, app);
    const { spans } = await stage.read("a");
    return spans.map((span) => ({ ...span, start: 0, end: 0 }));
  };
  expect(await spansOf()).toEqual(await spansOf());
});
