import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { expect, test } from "vitest";
import { digestOf } from "../../../src/cassette/digest.ts";
import { printBaseline } from "../../../src/reporters/baseline.ts";
import { printRunFile } from "../../../src/reporters/run-file.ts";
import { runFile, testRun } from "../../reporters/run.ts";
import { baselineOf, cassetteOf } from "../../reporters/suites.ts";
import { interaction } from "../../session/interaction.ts";
import { asked, system, toolAnswer, user } from "../../trace/diff/conversation.ts";
import { makeRepository } from "./repository.ts";

const PATH = "cassettes/refund.json";
const answer = (text: string) => cassetteOf([{ messages: [user("Can I get my money back?")], text }]);
const YES = answer("Yes, within 30 days.");
const NO = answer("No, not within 30 days.");

/** A repository with a branch `change`, on which nothing has changed yet. */
const branched = () => {
  const repository = makeRepository();
  repository.put({ [PATH]: YES });
  const commit = repository.commit();
  repository.git("switch", "--quiet", "--create", "change");
  return Object.assign(repository, { forked: commit });
};

test("without a word, what is here is compared with the merge base of the default branch", async () => {
  using repository = branched();
  repository.put({ [PATH]: NO });
  const { code, out } = await repository.diff();
  expect(code).toBe(1);
  expect(out).toContain("Fail: 1 regression in 1 test (answer).");
  expect(out).toContain(`main ${repository.forked.slice(0, 7)} (merge base with HEAD) → working tree`);
});

test("what others did on the default branch meanwhile is not the change's", async () => {
  using repository = branched();
  repository.git("switch", "--quiet", "main");
  repository.put({ [PATH]: NO });
  repository.commit();
  repository.git("switch", "--quiet", "change");
  repository.write("README.md", "changed\n");
  repository.commit();
  expect(await repository.diff("main", "change")).toMatchObject({
    code: 0,
    out: expect.stringContaining("Pass: no regression, 1 test compared."),
  });
  expect((await repository.diff("change", "main")).code).toBe(1);
});

test("a path narrows the comparison to one cassette", async () => {
  using repository = branched();
  repository.put({
    [PATH]: YES,
    "cassettes/other.json": answer("Maybe."),
    "cassettes/more/a.json": answer("A."),
  });
  const { out } = await repository.diff(PATH, "--json");
  expect(JSON.parse(out)).toMatchObject({ tests: [{ cassette: PATH, kind: "unchanged" }] });
  expect(JSON.parse((await repository.diff("cassettes/more", "main", "--json")).out)).toMatchObject({
    tests: [{ cassette: "cassettes/more/a.json", kind: "added" }],
  });
});

test("two files, or two folders, are compared without git", async () => {
  using repository = branched();
  repository.put({ "cassettes/a/refund.json": YES, "cassettes/b/refund.json": NO });
  const byFile = await repository.diff("cassettes/a/refund.json", "cassettes/b/refund.json");
  const byFolder = await repository.diff("cassettes/a", "cassettes/b");
  for (const { code, out } of [byFile, byFolder]) {
    expect(code).toBe(1);
    expect(out).toContain("The final answer says otherwise");
  }
});

test("large bodies beside a cassette are read from the commit too", async () => {
  using repository = branched();
  const base64 = randomBytes(100_000).toString("base64");
  const picture = {
    ...YES,
    interactions: [interaction({ response: { status: 200, statusText: "", headers: [], body: { base64 } } })],
  };
  repository.put({ [PATH]: picture });
  repository.commit();
  expect((await repository.diff("HEAD", "--json")).out).toContain('"decision": "pass"');
  expect((await repository.diff(PATH, "HEAD", "--json")).out).toContain('"kind": "unchanged"');
});

test("other JSON beside cassettes is passed over, and a broken cassette fails by name", async () => {
  using repository = branched();
  repository.write("cassettes/notes.json", "{}");
  expect((await repository.diff()).code).toBe(0);
  repository.write("cassettes/broken.json", '{ "version": 1, "interactions": [');
  expect(await repository.diff()).toMatchObject({
    code: 1,
    out: expect.stringContaining("cassettes/broken.json"),
  });
  repository.write("cassettes/broken.json", '{ "version": 9, "interactions": [] }');
  expect((await repository.diff()).out).toContain("format version 9");
});

test("no cassettes here is no pass, and none at the base is said", async () => {
  using repository = branched();
  repository.put({});
  expect(await repository.diff()).toMatchObject({
    code: 1,
    out: expect.stringContaining("nothing was measured"),
  });
  repository.put({ [PATH]: YES });
  const { code, out } = await repository.diff("--dir", "cassettes", repository.forked);
  expect([code, out.split("\n", 1)[0]]).toEqual([0, "Pass: no regression, 1 test compared."]);
  repository.git("rm", "--quiet", "--cached", PATH);
  const bare = repository.git("commit-tree", "4b825dc642cb6eb9a060e54bf8d69288fbee4904", "-m", "empty");
  expect((await repository.diff(bare)).out).toContain("there is nothing to compare with");
});

test("a regression that the branch accepts passes, with its reason", async () => {
  using repository = branched();
  const accepted = [{ what: "answer", reason: "the shop closes" }];
  repository.put({ [PATH]: NO });
  repository.write(
    "cassettes/baseline.json",
    printBaseline(baselineOf("refund.test.ts > refund", { cassette: digestOf(NO), scores: [], accepted })),
  );
  const { code, out } = await repository.diff();
  expect(code).toBe(0);
  expect(out).toContain("refund.test.ts > refund");
  expect(out.replace(/\s+/g, " ")).toContain("Accepted: the shop closes");
});

test("scores of a run are held against the base's", async () => {
  using repository = branched();
  const id = "refund.test.ts > refund";
  const score = { name: "toBeKind", pass: true, configuration: "c" };
  repository.write("cassettes/baseline.json", printBaseline(baselineOf(id, { scores: [score] })));
  repository.commit();
  const run = runFile({
    tests: [
      testRun(id, {
        cassette: { path: PATH, mode: "replay", work: "serve", served: [0], sent: 0, missed: 0 },
        scores: [{ ...score, pass: false, explanation: "It is rude." }],
      }),
    ],
  });
  repository.write("run.json", printRunFile(run));
  const { code, out } = await repository.diff("HEAD", "--run", "run.json");
  expect([code, out]).toEqual([1, expect.stringContaining("It is rude.")]);
  expect(await repository.diff("HEAD", "--run", "none.json")).toMatchObject({ code: 2 });
});

test("what a figure may become is said by flags, else by the tests' configuration", async () => {
  using repository = branched();
  const text = "Yes, within 30 days.";
  repository.put({
    [PATH]: cassetteOf([{ messages: [user("Can I get my money back?")], text, duration: 1500 }]),
  });
  const decided = async (...flags: string[]) => {
    const { out } = await repository.diff("--json", ...flags);
    const { gate } = JSON.parse(out) as { gate: { because: { metric: string }[] } };
    return gate.because.map(({ metric }) => metric);
  };
  expect(await decided()).toEqual([]);
  expect(await decided("--max-latency=+50%")).toEqual(["latency"]);
  repository.write(".llm-replay/run.json", printRunFile(runFile({ thresholds: { latency: "1s" } })));
  expect(await decided()).toEqual(["latency"]);
  expect(await decided("--max-latency", "2s")).toEqual([]);
  expect(await repository.diff("--max-cost", "-5%")).toMatchObject({
    code: 2,
    err: expect.stringContaining('The threshold --max-cost is "-5%", but must be how far it may grow'),
  });
});

test("as Markdown, JUnit and JSON it says the same", async () => {
  using repository = branched();
  repository.put({ [PATH]: NO });
  expect((await repository.diff("--markdown")).out).toMatch(/^## ❌ llm-replay\n\n\*\*Fail: 1 regression/);
  expect((await repository.diff("--junit")).out).toContain('<failure type="answer"');
  expect(JSON.parse((await repository.diff("--json")).out)).toMatchObject({ gate: { decision: "fail" } });
  expect(await repository.diff("--json", "--junit")).toMatchObject({ code: 2 });
});

test("a word that is neither path nor revision is named, and so is one too many", async () => {
  using repository = branched();
  expect(await repository.diff("mian")).toMatchObject({ code: 2, err: expect.stringContaining('"mian"') });
  expect(await repository.diff("main", "change", "HEAD")).toMatchObject({ code: 2 });
  expect(await repository.diff("--output=x")).toMatchObject({ code: 2 });
});

test("git shows a cassette as a conversation, each thing said once", async () => {
  using repository = branched();
  const ask = user("Where is my order?");
  const tool = { name: "find_order", arguments: { id: "A-1" } };
  const offered = [{ name: "find_order", parameters: { type: "object" } }];
  const history = [asked("find_order", { id: "A-1" }), toolAnswer("in Paris")];
  const turns = (text: string) => [
    { messages: [system("Be brief."), ask], tools: [tool], offered },
    { messages: [system("Be brief."), ask, ...history], text, offered },
  ];
  repository.put({ [PATH]: cassetteOf(turns("It is in Paris.\u001B[31m")) });
  const { code, out } = await repository.diff("--textconv", join(repository.root, PATH));
  expect(code).toBe(0);
  expect(out).toBe(
    [
      "# 1 chat openai gpt-4o",
      'tool find_order {"type":"object"}',
      "system:",
      "  Be brief.",
      "user:",
      "  Where is my order?",
      "assistant:",
      "  → find_order {",
      '    "id": "A-1"',
      "  }",
      "(tool_call, 100 → 20 tokens)",
      "",
      "# 2 chat openai gpt-4o",
      "tool:",
      "  ← in Paris",
      "assistant:",
      "  It is in Paris.",
      "(stop, 100 → 20 tokens)",
      "",
    ].join("\n"),
  );
});

test("a cassette that was recorded again without a change reads the same for git", async () => {
  using repository = branched();
  const [a, b] = [800, 950].map((duration) =>
    cassetteOf([{ messages: [user("Hi")], text: "Hello.", duration, start: duration }]),
  );
  repository.put({ "cassettes/a.json": a ?? YES, "cassettes/b.json": b ?? NO });
  const talk = async (name: string) => (await repository.diff("--textconv", `cassettes/${name}.json`)).out;
  expect(await talk("a")).toBe(await talk("b"));
});

test("what is no cassette is shown to git as it is", async () => {
  using repository = branched();
  repository.write("notes.json", '{ "a": 1 }\n');
  expect((await repository.diff("--textconv", "notes.json")).out).toBe('{ "a": 1 }\n');
});
