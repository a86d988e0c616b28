import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { setStage } from "../stage.ts";

test("the demo records, replays with its server gone, and shows a miss, without a key, even in CI", async () => {
  await using stage = await setStage();
  const { code, stdout, stderr } = await stage.run(["demo"], { CI: "true", OPENAI_API_KEY: "" });
  expect(code).toBe(0);
  const [, recorded = "", replayed = "", missed = ""] = stdout.split(/^\d  /m);
  expect(recorded).toContain('"version": 1');
  const conversation = /^  you .* 📦.*five working days\.$/ms;
  expect(replayed.match(conversation)?.[0]).toBe(recorded.match(conversation)?.[0]);
  expect(replayed).toContain("times faster");
  expect(missed).toContain("No recorded interaction");
  expect(stderr).toMatch(/3 calls went live.*3 calls served.*1 request missed.*Answer briefly and warmly\./s);
  const cassette = readFileSync(join(stage.root, ".llm-replay/demo/support.json"), "utf8");
  expect(cassette).not.toContain("sk-demo");
});

test("the demo against the real API asks for a key", async () => {
  await using stage = await setStage();
  expect(await stage.run(["demo", "--live"], { OPENAI_API_KEY: "" })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("OPENAI_API_KEY"),
  });
});
