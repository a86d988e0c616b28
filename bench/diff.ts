/**
 * `node bench/diff.ts`: compares two states of a suite of 1,000 tests, each an agent's conversation of five calls with a
 * mean of 7 KB a call, one test in ten reworded, each time in a fresh process; prints the median time of `buildReport`, and
 * what a second report of the same cassettes takes.
 */
import { execFileSync } from "node:child_process";
import type { Cassette, Interaction } from "../src/cassette/cassette.ts";
import type { JsonValue } from "../src/formats/json.ts";
import type { Side } from "../src/reporters/report.ts";
import { cassetteOf } from "../test/cassette/cassette-of.ts";

const TESTS = 1_000;
const CALLS = 5;
const CHANGED = 0.1;
const ROUNDS = 5;

const SENTENCES = [
  "Refunds are paid within 30 days of the purchase when the goods are unused.",
  "The courier brings the parcel to your door on every working day before noon.",
  "Please write the number of your order in the form, so that we find it at once.",
  "We answer letters in the order in which they come in, the oldest one first.",
  "A receipt is needed for every complaint about goods that were bought in the shop.",
  "Our office in Paris is open from nine to five, and closed on public holidays.",
  "Whoever orders before Friday pays nothing for the shipping within the country.",
  "Damaged goods are replaced free of charge, whoever is to blame for the damage.",
];

/** Some text of about so many characters, another one for each seed. */
const textOf = (seed: number, size: number): string => {
  const parts: string[] = [];
  for (let at = 0, length = 0; length < size; at++) {
    const sentence = SENTENCES[(seed * 7 + at * 3 + (seed >> 3)) % SENTENCES.length] ?? "";
    parts.push(`${sentence} (${seed}.${at})`);
    length += sentence.length + 8;
  }
  return parts.join(" ");
};

const reworded = (text: string): string =>
  text.replace("are paid within 30 days", "are paid within thirty days").replace("Please write", "Do write");

interface Conversation {
  readonly messages: readonly JsonValue[];
  readonly answer: string;
}

/** The turns of a test: each sends all that was said before. */
const conversation = (test: number, isChanged: boolean): Conversation[] => {
  const change = isChanged ? reworded : (text: string) => text;
  const system = { role: "system", content: change(textOf(test % 5, 1_200)) };
  const turns = Array.from({ length: CALLS }, (_, turn) => ({
    question: { role: "user", content: textOf(test * CALLS + turn, 600) },
    answer: change(textOf(test * CALLS + turn + 1, 1_000)),
  }));
  return turns.map(({ question, answer }, turn) => {
    const before = turns
      .slice(0, turn)
      .flatMap((each): JsonValue[] => [each.question, { role: "assistant", content: each.answer }]);
    return { messages: [system, ...before, question], answer };
  });
};

const interactionOf = ({ messages, answer }: Conversation, index: number, run: string): Interaction => ({
  recordedAt: new Date(1_760_000_000_000 + index * 1000).toISOString(),
  role: "app",
  request: {
    method: "POST",
    url: "https://api.openai.com/v1/chat/completions",
    headers: [["content-type", "application/json"]],
    body: { json: { model: "gpt-4o-mini", temperature: 0.2, messages } },
  },
  response: {
    status: 200,
    statusText: "OK",
    headers: [["content-type", "application/json"]],
    body: {
      json: {
        id: `chatcmpl-${run}-${index}`,
        created: 1_760_000_000,
        model: "gpt-4o-mini-2024-07-18",
        choices: [{ index: 0, message: { role: "assistant", content: answer }, finish_reason: "stop" }],
        usage: { prompt_tokens: 1800, completion_tokens: 350, total_tokens: 2150 },
      },
    },
  },
  timing: { headers: 20, chunks: [700], end: 700 },
});

const recorded = (test: number, isChanged: boolean, run: string): Cassette =>
  cassetteOf(conversation(test, isChanged).map((each, index) => interactionOf(each, index, run)));

/** A side; what changed was recorded again, all else is the same file. */
const sideOf = (label: string, isChanged: boolean): Side => ({
  label,
  cassettes: new Map(
    Array.from({ length: TESTS }, (_, test) => {
      const changes = isChanged && test % Math.round(1 / CHANGED) === 0;
      return [`cassettes/${test}.json`, { cassette: recorded(test, changes, changes ? "b" : "a") }];
    }),
  ),
});

const timed = <T>(work: () => T): { readonly ms: number; readonly value: T } => {
  const start = performance.now();
  const value = work();
  return { ms: performance.now() - start, value };
};

const meanBody = ({ cassettes }: Side): number => {
  const bodies = [...cassettes.values()].flatMap((recording) =>
    "cassette" in recording
      ? recording.cassette.interactions.flatMap(({ request, response }) => [request.body, response?.body])
      : [],
  );
  return bodies.reduce((total, body) => total + JSON.stringify(body).length, 0) / (bodies.length / 2);
};

const measure = async (): Promise<void> => {
  const { buildReport } = await import("../src/reporters/build-report.ts");
  const { markdownReport } = await import("../src/reporters/markdown.ts");
  const { jsonReport } = await import("../src/reporters/json.ts");
  const [base, head] = [sideOf("main", false), sideOf("head", true)];
  const report = timed(() => buildReport({ base, head }));
  const again = timed(() => buildReport({ base, head }));
  const markdown = timed(() => markdownReport(report.value));
  const json = timed(() => jsonReport(report.value));
  const { gate, tests } = report.value;
  const changed = tests.filter(({ kind }) => kind === "changed").length;
  console.log(
    JSON.stringify({
      report: report.ms,
      again: again.ms,
      markdown: markdown.ms,
      json: json.ms,
      body: meanBody(base),
      changed,
      gate: gate.wording,
    }),
  );
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

if (process.argv[2] === "measure") {
  await measure();
} else {
  const rounds = Array.from({ length: ROUNDS }, () =>
    execFileSync(process.execPath, [import.meta.filename, "measure"], { encoding: "utf8" }),
  ).map((line) => JSON.parse(line) as Record<"report" | "again" | "markdown" | "json" | "body", number>);
  const middle = (of: keyof (typeof rounds)[number]) => median(rounds.map((round) => round[of]));
  console.log(
    `${TESTS} tests of ${CALLS} calls, ${(middle("body") / 1000).toFixed(1)} KB a call, ${CHANGED * 100} % reworded: ` +
      `report in ${(middle("report") / 1000).toFixed(2)} s (again: ${(middle("again") / 1000).toFixed(2)} s), ` +
      `markdown ${middle("markdown").toFixed(0)} ms, JSON ${middle("json").toFixed(0)} ms, median of ${ROUNDS} processes`,
  );
}
