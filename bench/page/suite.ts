import { storeBody } from "../../src/cassette/body.ts";
import type { Interaction } from "../../src/cassette/cassette.ts";
import type { Side } from "../../src/reporters/report.ts";
import { cassetteOf } from "../../test/cassette/cassette-of.ts";

/** A small generator of numbers from 0 to 1, the same in every run (mulberry32). */
const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const SYLLABLES =
  "re con tion er in al de ment ex pro ter ing com per ver sta or ble un der sub ly ad mis tra ful".split(
    " ",
  );

/** Words as frequent as in a language: the n-th about 1/n as often as the first. */
const words = ((random) =>
  Array.from({ length: 4000 }, (_, rank) =>
    Array.from(
      { length: 1 + Math.floor(random() * (rank < 150 ? 1.4 : 3.4)) },
      () => SYLLABLES[Math.floor(random() * SYLLABLES.length)],
    ).join(""),
  ))(randomFrom(7));

const prose = (random: () => number, characters: number): string => {
  const said: string[] = [];
  for (let length = 0; length < characters;) {
    const word = words[Math.floor(words.length ** random()) - 1] ?? "the";
    said.push(random() < 0.09 ? `${word}.` : word);
    length += word.length + 1;
  }
  return said.join(" ");
};

const toolsOf = (random: () => number) =>
  ["search_orders", "read_policy", "open_ticket", "refund", "translate"].map((name) => ({
    type: "function",
    function: {
      name,
      description: prose(random, 150),
      parameters: {
        type: "object",
        properties: Object.fromEntries(
          ["id", "query", "limit"].map((key) => [key, { type: "string", description: prose(random, 50) }]),
        ),
      },
    },
  }));

/** What all tests of a suite send alike. */
interface Setting {
  readonly system: string;
  readonly tools: ReturnType<typeof toolsOf>;
}

const event = (value: object): string => `data: ${JSON.stringify(value)}\n\n`;

const streamed = (text: string, head: object, usage: object): string[] => [
  ...text
    .split(/(?<= )/)
    .map((content) => event({ ...head, choices: [{ index: 0, delta: { content }, finish_reason: null }] })),
  event({ ...head, choices: [{ index: 0, delta: {}, finish_reason: "stop" }] }),
  event({ ...head, choices: [], usage }),
  "data: [DONE]\n\n",
];

const CALLS = 5;

/** How a test of the head differs from its base. */
type Change = "none" | "prompt" | "answer" | "slower" | "model";

const CHANGES: readonly Change[] = ["prompt", "answer", "slower", "model"];

/** An agent's run: each of its calls sends all that was said before. */
const conversation = (seed: number, { system, tools }: Setting, change: Change): Interaction[] => {
  const random = randomFrom(seed);
  const prompt = change === "prompt" ? `${system} ${prose(randomFrom(99), 600)}` : system;
  const messages: object[] = [
    { role: "system", content: prompt },
    { role: "user", content: prose(random, 1300) },
  ];
  const model = change === "model" ? "gpt-4o" : "gpt-4o-mini";
  return Array.from({ length: CALLS }, (_, index) => {
    const isLast = index === CALLS - 1;
    const said = prose(random, isLast ? 700 : 450);
    const text =
      change === "answer" && isLast ? `${prose(randomFrom(seed + 1), 60)} ${said.slice(300)}` : said;
    const id = `call_${seed}_${index}`;
    const call = {
      id,
      type: "function",
      function: { name: "search_orders", arguments: JSON.stringify({ query: prose(random, 60) }) },
    };
    const body = JSON.stringify({ model, messages, tools, temperature: 0.2, stream: isLast });
    const size = Math.round(body.length / 4);
    const usage = {
      prompt_tokens: size,
      completion_tokens: Math.round(text.length / 4),
      total_tokens: size + Math.round(text.length / 4),
    };
    const head = {
      id: `chatcmpl-${seed}-${index}`,
      object: "chat.completion",
      created: 1_760_000_000,
      model,
    };
    const message = { role: "assistant", content: text, tool_calls: [call] };
    const pieces = isLast
      ? streamed(text, head, usage)
      : [JSON.stringify({ ...head, choices: [{ index: 0, message, finish_reason: "tool_calls" }], usage })];
    messages.push(message, { role: "tool", tool_call_id: id, content: prose(random, 800) });
    const pace = change === "slower" ? 4 : 1;
    const first = Math.round((300 + random() * 900) * pace);
    const chunks = pieces.map((_, at) => first + at * 12 * pace);
    return {
      recordedAt: new Date(1_760_000_000_000 + seed * 100_000 + index * 9000).toISOString(),
      role: "app",
      request: {
        method: "POST",
        url: "https://api.openai.com/v1/chat/completions",
        headers: [["content-type", "application/json"]],
        body: storeBody([Buffer.from(body)], "application/json"),
      },
      response: {
        status: 200,
        statusText: "OK",
        headers: [["content-type", isLast ? "text/event-stream" : "application/json"]],
        body: storeBody(
          pieces.map((piece) => Buffer.from(piece)),
          isLast ? "text/event-stream" : "application/json",
        ),
      },
      timing: { headers: first, chunks, end: (chunks.at(-1) ?? first) + 5 },
    };
  });
};

const SUITES = 40;

/**
 * Makes a suite of tests of five calls each, whose texts are all different save what a suite's tests share in truth:
 * system prompt and tools. One test of twelve is otherwise on the other side.
 */
export const pageSuite = (tests: number): { readonly base: Side; readonly head: Side } => {
  const settings = Array.from({ length: SUITES }, (_, index): Setting => {
    const random = randomFrom(1000 + index);
    return { system: prose(random, 1100), tools: toolsOf(random) };
  });
  const side = (label: string, isHead: boolean): Side => ({
    label,
    cassettes: new Map(
      Array.from({ length: tests }, (_, index) => {
        const suite = index % SUITES;
        const setting = settings[suite] ?? { system: "", tools: [] };
        const change =
          isHead && index % 12 === 5 ? (CHANGES[Math.floor(index / 12) % CHANGES.length] ?? "none") : "none";
        return [
          `cassettes/${words[200 + suite]}/${words[300 + (index % 3000)]}-${words[500 + suite * 3]}-${index}.json`,
          { cassette: cassetteOf(conversation(index * 10 + 1, setting, change)) },
        ];
      }),
    ),
  });
  return { base: side("main", false), head: side("working tree", true) };
};
