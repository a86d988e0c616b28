import { encode } from "gpt-tokenizer";
import { storeBody } from "../../src/cassette/body.ts";
import type { Interaction } from "../../src/cassette/cassette.ts";
import { completionStream } from "../../src/cli/demo/completion-stream.ts";
import type { RunFile } from "../../src/reporters/run-file.ts";
import { runFile, testRun } from "../../test/reporters/run.ts";
import type { Suite } from "../../test/reporters/suites.ts";
import { cassetteOf } from "../../test/cassette/cassette-of.ts";

/** What a model says: words, or the call of a tool. */
type Said = string | { readonly name: string; readonly given: Readonly<Record<string, string>> };

interface Scene {
  readonly title: string;
  readonly line: number;
  readonly question: string;
  readonly base: readonly Said[];
  /** As before, where nothing else is said. */
  readonly head?: readonly Said[];
}

const POLICY =
  "You are the support agent of a small bookshop. Books are taken back within 30 days of delivery, refunds take five working days, gift wrapping is free.";

const PROMPTS = {
  base: `${POLICY}\nAnswer briefly, and only by these rules.`,
  head: `${POLICY}\nBe warm and generous: explain every step, and offer further help.`,
};

const TRACK = { name: "track_order", given: { order: "BK-4711" } };
const ON_ITS_WAY = '{"status":"in transit","carrier":"DHL","eta":"Thursday"}';

const SCENES: readonly Scene[] = [
  {
    title: "answers a refund question",
    line: 7,
    question: "Can I get my money back?",
    base: ["Yes. You can return a book within 30 days of delivery. The refund takes five working days."],
    head: [
      "Of course! You can return a book within 60 days of delivery. The refund takes five working days. Simply pack the book, print the label in your account, and bring it to any parcel shop. Is there anything else that I can do for you today?",
    ],
  },
  {
    title: "says where an order is",
    line: 14,
    question: "Where is my order BK-4711?",
    base: [TRACK, "Your order BK-4711 is on its way with DHL and should be with you on Thursday."],
    head: [
      TRACK,
      "Your order BK-4711 is on its way with DHL and should be with you on Thursday. Is there anything else that I can do for you today?",
    ],
  },
  {
    title: "wraps gifts",
    line: 22,
    question: "Is gift wrapping free?",
    base: ["Yes, gift wrapping is free."],
  },
];

const TOOLS = [
  {
    type: "function",
    function: {
      name: "track_order",
      description: "Looks up where an order is.",
      parameters: { type: "object", properties: { order: { type: "string" } }, required: ["order"] },
    },
  },
];

const MODEL = "gpt-4.1";
const BEGIN = Date.parse("2026-11-20T09:30:00.000Z");

const tokensOf = (value: unknown): number =>
  encode(typeof value === "string" ? value : JSON.stringify(value)).length;

const replyOf = (said: Said, id: string, messages: readonly object[]) => ({
  id: `chatcmpl-${id}`,
  promptTokens: tokensOf(messages) + tokensOf(TOOLS),
  completionTokens: tokensOf(said),
  ...(typeof said === "string"
    ? { text: said.split(/(?= )/) }
    : { call: { id: `call_${id}`, name: said.name, pieces: [JSON.stringify(said.given)] } }),
});

/** What the program adds to the conversation once the model has said something. */
const answered = (said: Said, id: string): object[] => {
  if (typeof said === "string") return [{ role: "assistant", content: said }];
  const call = {
    id: `call_${id}`,
    type: "function",
    function: { name: said.name, arguments: JSON.stringify(said.given) },
  };
  return [
    { role: "assistant", content: null, tool_calls: [call] },
    { role: "tool", tool_call_id: call.id, content: ON_ITS_WAY },
  ];
};

const interactionOf = (said: Said, id: string, messages: readonly object[], at: number): Interaction => {
  const asked = {
    model: MODEL,
    messages,
    tools: TOOLS,
    stream: true,
    stream_options: { include_usage: true },
  };
  const events = completionStream(replyOf(said, id, messages), MODEL, Math.floor(at / 1000));
  let passed = 0;
  const chunks = events.map(({ after }) => (passed += after));
  return {
    recordedAt: new Date(at).toISOString(),
    role: "app",
    request: {
      method: "POST",
      url: "https://api.openai.com/v1/chat/completions",
      headers: [["content-type", "application/json"]],
      body: storeBody([Buffer.from(JSON.stringify(asked))], "application/json"),
    },
    response: {
      status: 200,
      statusText: "OK",
      headers: [["content-type", "text/event-stream; charset=utf-8"]],
      body: storeBody(
        events.map(({ text }) => Buffer.from(text.replace("-2024-07-18", "-2025-04-14"))),
        "text/event-stream",
      ),
    },
    timing: { headers: Math.max(0, (chunks[0] ?? 0) - 20), chunks, end: passed + 2 },
  };
};

const slug = (title: string): string => title.replaceAll(" ", "-");
const pathOf = ({ title }: Scene): string => `cassettes/support/${slug(title)}.json`;

const interactionsOf = (prompt: string, { title, question, line }: Scene, saidOnes: readonly Said[]) => {
  let messages: readonly object[] = [
    { role: "system", content: prompt },
    { role: "user", content: question },
  ];
  return saidOnes.map((said, index) => {
    const id = `${slug(title)}-${index}`;
    const interaction = interactionOf(said, id, messages, BEGIN + line * 10_000 + index * 2000);
    messages = [...messages, ...answered(said, id)];
    return interaction;
  });
};

const suiteOf = (side: "base" | "head"): Suite =>
  Object.fromEntries(
    SCENES.map((scene) => {
      const said = (side === "head" && scene.head) || scene.base;
      return [pathOf(scene), cassetteOf(interactionsOf(PROMPTS[side], scene, said))];
    }),
  );

/**
 * The story that the README's pictures tell: a support bot's prompt is made warmer, its answers become dearer, and one of
 * them wrong. Tokens are counted; times are those of real streams.
 */
export const STORY = { base: suiteOf("base"), head: suiteOf("head") };

/** What the run of the changed bot's tests left. */
export const RUN: RunFile = runFile({
  tests: SCENES.map((scene) => {
    const served = (scene.head ?? scene.base).map((_, index) => index);
    return testRun(`support.test.ts > ${scene.title}`, {
      line: scene.line,
      cassette: { path: pathOf(scene), mode: "replay", work: "serve", served, sent: 0, missed: 0 },
    });
  }),
});
