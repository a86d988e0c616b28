/**
 * The demo's example app: a support agent with one tool, two turns, everything streamed.
 * It knows nothing of llm-replay. `SUPPORT_TONE` changes its prompt.
 */
import { styleText } from "node:util";
import { chatClient, type Message } from "./chat-client.ts";

const tone = process.env["SUPPORT_TONE"] ?? "Answer briefly.";
const questions = ["Where is my order BK-4711?", "Can I still send it back when it's here?"];
const tools = [
  {
    type: "function",
    function: {
      name: "track_order",
      description: "Looks up where an order is.",
      parameters: { type: "object", properties: { order: { type: "string" } }, required: ["order"] },
    },
  },
];
const trackOrder = (): string => JSON.stringify({ status: "in transit", carrier: "DHL", eta: "Thursday" });

const client = await chatClient();
const messages: Message[] = [
  { role: "system", content: `You are the support agent of a small bookshop. ${tone}` },
];
const say = (who: string, text: string): boolean =>
  process.stdout.write(`  ${styleText("dim", who.padEnd(5))} ${text}`);

/** Streams one answer to the terminal; a tool call is carried out and the model asked again. */
const answer = async (): Promise<void> => {
  const stream = await client.stream({
    model: "gpt-4o-mini",
    messages,
    tools,
    stream: true,
    stream_options: { include_usage: true },
  });
  let text = "";
  const call = { id: "", name: "", arguments: "" };
  for await (const { choices } of stream) {
    const delta = choices[0]?.delta;
    if (delta?.content) {
      if (text === "") say("bot", "");
      process.stdout.write(delta.content);
      text += delta.content;
    }
    for (const piece of delta?.tool_calls ?? []) {
      call.id ||= piece.id ?? "";
      call.name ||= piece.function?.name ?? "";
      call.arguments += piece.function?.arguments ?? "";
    }
  }
  if (call.id === "") {
    process.stdout.write("\n");
    messages.push({ role: "assistant", content: text });
    return;
  }
  const result = trackOrder();
  say("tool", styleText("cyan", `${call.name}(${call.arguments})`) + ` → ${result}\n`);
  const { id, ...fn } = call;
  messages.push({ role: "assistant", content: null, tool_calls: [{ id, type: "function", function: fn }] });
  messages.push({ role: "tool", tool_call_id: id, content: result });
  await answer();
};

try {
  for (const question of questions) {
    say("you", `${question}\n`);
    messages.push({ role: "user", content: question });
    await answer();
  }
} catch (error) {
  const [reason] = String(error).split("\n");
  say("app", styleText("red", `${reason}\n`));
  process.exitCode = 1;
}
