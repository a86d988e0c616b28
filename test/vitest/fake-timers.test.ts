import { expect, test, vi } from "vitest";
import { startModel, startProject } from "./project.ts";

vi.setConfig({ testTimeout: 120_000 });

test("under fake timers of the test, recording and replaying go on, streams and node:http included", async () => {
  await using project = await startProject({
    "fake.test.js": `
      import { beforeEach, expect, test, vi } from "vitest";
      import { get } from "node:http";
      import { ask, url } from "./ask.js";
      beforeEach(() => { vi.useFakeTimers(); });
      test("fetch", async () => { expect(await ask("one")).toBeGreaterThan(0); });
      test("a stream", async () => {
        const response = await fetch(url + "/stream");
        let text = "";
        for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) text += "|" + chunk;
        expect(text).toBe("|one|two|three");
      });
      test("node http", async () => {
        const status = await new Promise((resolve, reject) => {
          get(url, (response) => { response.resume(); resolve(response.statusCode); }).on("error", reject);
        });
        expect(status).toBe(200);
      });
      test("a stream left open", async () => {
        const response = await fetch(url + "/stream");
        const reader = response.body.getReader();
        await reader.read();
        await reader.cancel();
      });`,
  });
  await using model = await startModel();
  const recorded = await project.run({ MODEL_URL: model.url });
  expect(recorded.failures).toBe("");
  expect(await project.cassettes()).toHaveLength(4);
  const replayed = await project.run({ MODEL_URL: "http://127.0.0.1:1", CI: "1" });
  expect(replayed).toMatchObject({ code: 0, failures: "" });
});
