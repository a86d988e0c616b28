import { expect, test } from "vitest";
import { fsStore } from "../../../src/cassette/store.ts";
import type { JsonValue } from "../../../src/formats/json.ts";
import { chat, completion } from "./calls.ts";
import { type Arrival, recorded, setStage } from "./stage.ts";

const question = (content: string): JsonValue => ({ model: "gpt-4o", messages: [{ role: "user", content }] });

const asks = (content: string) => recorded(chat({}, { body: question(content) }));

const isAbout = ({ body }: Arrival, word: string): boolean => JSON.stringify(body).includes(word);

const drifting = (arrival: Arrival) =>
  completion(isAbout(arrival, "shoes") ? { text: "Refunds are available within 60 days." } : {});

test("--only drifted sends again what had drifted, and nothing else", async () => {
  await using stage = await setStage({ a: [asks("a hat")], b: [asks("shoes"), asks("a coat")] }, drifting);
  expect(await stage.report()).toMatchObject({ code: 1 });
  stage.arrivals.length = 0;
  const { report } = await stage.report("--only", "drifted");
  expect(report.calls).toMatchObject([{ path: "cassettes/b.json", call: 1, state: "drifted" }]);
  expect(stage.arrivals).toHaveLength(1);
});

test("--only drifted needs a run that says what had, and takes no other word", async () => {
  await using stage = await setStage({ a: [asks("a hat")] }, drifting);
  expect(await stage.run("--only", "drifted")).toMatchObject({
    code: 2,
    err: expect.stringContaining("There is no .llm-replay/verify.json"),
  });
  expect(await stage.run("--only", "failed")).toMatchObject({
    code: 2,
    err: expect.stringContaining("must be drifted"),
  });
});

test("--sample sends so many and no more", async () => {
  const calls = ["one", "two", "three", "four", "five"].map(asks);
  await using stage = await setStage({ a: calls }, drifting);
  const { report } = await stage.report("--sample", "2");
  expect(report.calls).toHaveLength(2);
  expect(stage.arrivals).toHaveLength(2);
});

test("cassettes are chosen by name", async () => {
  await using stage = await setStage({ a: [asks("a hat")], b: [asks("shoes")] }, drifting);
  expect(await stage.report("a")).toMatchObject({
    code: 0,
    report: { calls: [{ path: "cassettes/a.json" }] },
  });
});

test("--update puts today's answers in the place of those that drifted, and leaves the others and the requests", async () => {
  await using stage = await setStage({ b: [asks("shoes"), asks("a coat")] }, drifting);
  const before = stage.cassette("b");
  const { code, report } = await stage.report("--update");
  const after = stage.cassette("b");
  expect(code).toBe(1);
  expect(report.calls.map(({ update }) => update)).toEqual(["replaced", undefined]);
  expect(after.interactions[0]?.request).toEqual(before.interactions[0]?.request);
  expect(JSON.stringify(after.interactions[0]?.response)).toContain("within 60 days");
  expect(after.interactions[1]).toEqual(before.interactions[1]);
  expect(await stage.report()).toMatchObject({ code: 0 });
});

test("--update writes no credential, even where an answer repeats it", async () => {
  await using stage = await setStage({ b: [asks("shoes")] }, ({ headers }) =>
    completion({ text: `Your key is ${headers.authorization}` }),
  );
  await stage.report("--update");
  expect(stage.text("b")).not.toContain("sk-openai-of-today");
  expect(stage.text("b")).toContain("Your key is ");
});

test("--update leaves an answer that later requests build on, and says which", async () => {
  const answer = "Refunds are available within 30 days.";
  const later = recorded(
    chat(
      { text: "Yes, of all items." },
      {
        body: {
          model: "gpt-4o",
          messages: [
            { role: "user", content: "shoes" },
            { role: "assistant", content: answer },
            { role: "user", content: "Of all items?" },
          ],
        },
      },
    ),
  );
  await using stage = await setStage({ b: [asks("shoes"), later] }, (arrival) =>
    isAbout(arrival, "Of all") ? completion({ text: "Yes, of all items." }) : drifting(arrival),
  );
  const before = stage.text("b");
  const { report } = await stage.report("--update");
  expect(report.calls[0]?.update).toEqual({ kept: "call 2 builds on its answer; record the test again" });
  expect(stage.text("b")).toBe(before);
});

test("takes go with the answer that they measured", async () => {
  await using stage = await setStage({ b: [asks("shoes")] }, drifting);
  const cassette = stage.cassette("b");
  const takes = [{ recordedAt: "2026-01-03T00:00:00.000Z", timings: [{ chunks: [5], end: 5 }] }];
  await fsStore().write(`${stage.cwd}/cassettes/b.json`, { ...cassette, takes });
  await stage.report("--update");
  expect(stage.cassette("b").takes).toEqual([]);
});

test.each([
  [["--sample", "0"], "--sample must be a whole number"],
  [["--max-cost", "much"], "--max-cost must be a number"],
  [["--header", "authorization:"], '--header must be "name: value"'],
  [["--max-tokens", "few"], "--max-tokens"],
  [["--min-cosine", "2 %"], "--min-cosine"],
])("%j is refused with what it must be", async (words, message) => {
  await using stage = await setStage({ a: [asks("a hat")] }, drifting);
  expect(await stage.run("--yes", ...words)).toMatchObject({
    code: 2,
    err: expect.stringContaining(message),
  });
  expect(stage.arrivals).toEqual([]);
});
