import { beforeAll, expect, test, vi } from "vitest";
import { fsStore } from "../../src/cassette/store.ts";
import { withCassette } from "../../src/index.ts";
import { buildReport } from "../../src/reporters/build-report.ts";
import { htmlReport } from "../../src/reporters/html/html-report.ts";
import { jsonReport } from "../../src/reporters/json.ts";
import { junitReport } from "../../src/reporters/junit.ts";
import { markdownReport } from "../../src/reporters/markdown.ts";
import { textReport } from "../../src/reporters/text.ts";
import { seededRandom } from "../corpus/random.ts";
import { temporaryFolder } from "../corpus/stage.ts";
import { startUpstreamOfAllHosts } from "../corpus/upstream.ts";
import { leaksIn, plantedBy } from "../properties/planted.ts";
import { PAGE, unpackedPage } from "../reporters/html/read-page.ts";
import { sideOf } from "../reporters/suites.ts";

beforeAll(() => {
  vi.stubEnv("LLM_REPLAY_ALLOW_RECORD", "1");
  return () => vi.unstubAllEnvs();
});

const planted = plantedBy(seededRandom(77));

/** What a header can hold; the text of a request can hold all of them. */
const headerValue = (value: string): string => (value.includes("\n") ? "none" : value);

const ask = (content: string, key: string): Promise<unknown> =>
  fetch(`https://api.openai.com/v1/chat/completions?key=${encodeURIComponent(key)}`, {
    method: "POST",
    headers: { authorization: `Bearer ${headerValue(key)}`, "content-type": "application/json" },
    body: JSON.stringify({ model: "gpt-4o", messages: [{ role: "user", content }] }),
  }).then((response) => response.text());

const answerOf = (content: string): string =>
  JSON.stringify({
    id: "c1",
    object: "chat.completion",
    model: "gpt-4o",
    choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }],
    usage: { prompt_tokens: 9, completion_tokens: 9, total_tokens: 18 },
  });

const messageOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return "";
  } catch (error) {
    return String(error);
  }
};

test("no report and no explanation of a miss shows a credential that was sent or answered", async () => {
  await using folder = await temporaryFolder();
  const dir = folder.path;
  {
    await using upstream = await startUpstreamOfAllHosts();
    const headers = [["content-type", "application/json"]] as const;
    for (const name of ["base", "head"])
      await withCassette(name, { dir, mode: "record" }, async () => {
        for (const { text, value } of planted) {
          upstream.plan({ status: 200, headers, pieces: [Buffer.from(answerOf(`Of ${name}: ${text}`))] });
          await ask(`What of ${name} is ${text}?`, value);
        }
      });
  }
  const [base, head] = [await fsStore().read(`${dir}/base.json`), await fsStore().read(`${dir}/head.json`)];
  const path = "cassettes/a.json";
  const report = buildReport({
    base: sideOf("main", base ? { [path]: base } : {}),
    head: sideOf("head", head ? { [path]: head } : {}),
  });
  expect(report.tests).toHaveLength(1);
  const shown = [
    textReport,
    markdownReport,
    junitReport,
    jsonReport,
    (each: typeof report) => unpackedPage(htmlReport(each, PAGE)),
  ]
    .map((render) => render(report))
    .concat(
      await messageOf(
        withCassette("base", { dir, mode: "replay" }, async () => {
          for (const { text, value } of planted) await ask(`What else of base is ${text}?`, value);
        }),
      ),
    );
  for (const each of shown) expect(each.length).toBeGreaterThan(500);
  expect(shown.at(-2)).toContain("What of base is");
  expect(shown.at(-1)).toContain("What else of base");
  const leaks = planted.flatMap((one) =>
    shown.flatMap((text, index) => leaksIn(text, one).map((run) => `${index} ${one.shape}: ${run}`)),
  );
  expect(leaks).toEqual([]);
}, 60_000);
