import { describe, expect, test, vi } from "vitest";
import { startModel, startProject } from "./project.ts";

vi.setConfig({ testTimeout: 120_000 });

const FILES = {
  "first.test.js": `
    import { expect, test } from "vitest";
    import { get } from "node:http";
    import { ask, url } from "./ask.js";
    test("by fetch", async () => { expect(await ask("one")).toBeGreaterThan(0); });
    test("by node http", async () => {
      const status = await new Promise((resolve, reject) => {
        get(url, (response) => { response.resume(); resolve(response.statusCode); }).on("error", reject);
      });
      expect(status).toBe(200);
    });`,
  "second.test.js": `
    import { beforeAll, expect, test } from "vitest";
    import { ask } from "./ask.js";
    beforeAll(async () => { await ask("before"); });
    test("by fetch again", async () => { expect(await ask("two")).toBeGreaterThan(0); });`,
};

const CASSETTES = [
  "first/by-fetch.json",
  "first/by-node-http.json",
  "second.json",
  "second/by-fetch-again.json",
];

describe.each(["forks", "threads", "vmForks", "vmThreads"])("%s", (pool) => {
  test.each(pool.startsWith("vm") ? [true] : [true, false])("with isolate: %s", async (isolate) => {
    const test = JSON.stringify({ pool, isolate, maxWorkers: 1, fileParallelism: false });
    await using project = await startProject(FILES, { test });
    await using model = await startModel();
    const recorded = await project.run({ MODEL_URL: model.url });
    expect(recorded.failures).toBe("");
    expect(recorded.code).toBe(0);
    expect(await project.cassettes()).toEqual(CASSETTES);
    const replayed = await project.run({ MODEL_URL: "http://127.0.0.1:1", CI: "1" });
    expect(replayed.failures).toBe("");
    expect(replayed.code).toBe(0);
    expect(model.asked).toHaveLength(4);
  });
});

describe.each(["happy-dom", "jsdom"])("%s", (environment) => {
  test("records and replays by fetch and by node:http", async () => {
    const test = JSON.stringify({ environment, maxWorkers: 1 });
    await using project = await startProject(FILES, { test });
    await using model = await startModel();
    const recorded = await project.run({ MODEL_URL: model.url });
    expect(recorded.failures).toBe("");
    expect(await project.cassettes()).toEqual(CASSETTES);
    const replayed = await project.run({ MODEL_URL: "http://127.0.0.1:1", CI: "1" });
    expect(replayed.failures).toBe("");
    expect(replayed.code).toBe(0);
  });
});
