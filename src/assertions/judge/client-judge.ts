import type { JsonValue } from "../../formats/json.ts";
import { listOf, type Loose, objectOf, textIn } from "../../trace/values/json-access.ts";
import { showValue } from "../show.ts";
import type { Judge, JudgeClient, JudgePrompt } from "./judge.ts";

/** What is asked through a client. */
interface Asking {
  readonly client: JudgeClient;
  readonly model: string;
  readonly parameters?: Readonly<Record<string, JsonValue>> | undefined;
}

const format = ({ schema }: JudgePrompt) => ({ name: "verdict", strict: true, schema });

/** https://platform.openai.com/docs/api-reference/chat/create */
const chatBody = (prompt: JudgePrompt) => ({
  messages: [
    { role: "system", content: prompt.system },
    { role: "user", content: prompt.user },
  ],
  response_format: { type: "json_schema", json_schema: format(prompt) },
});

/** https://platform.openai.com/docs/api-reference/responses/create */
const responsesBody = (prompt: JudgePrompt) => ({
  instructions: prompt.system,
  input: prompt.user,
  text: { format: { type: "json_schema", ...format(prompt) } },
});

const textsOf = (parts: Loose): string =>
  listOf(parts)
    .map((part) => textIn(objectOf(part)["text"]) ?? textIn(objectOf(part)["refusal"]) ?? "")
    .join("");

const chatText = (reply: Loose): string | undefined => {
  const { content, refusal } = objectOf(objectOf(listOf(objectOf(reply)["choices"])[0])["message"]);
  return textIn(content) ?? textIn(refusal);
};

const responsesText = (reply: Loose): string | undefined => {
  const { output_text: text, output } = objectOf(reply);
  return (
    textIn(text) ??
    listOf(output)
      .map((item) => textsOf(objectOf(item)["content"]))
      .join("")
  );
};

/**
 * Makes a judge of a model behind a client of the package `openai`, or of one shaped like it: by chat completions where
 * the client has them, which most compatible servers do, else by responses; with structured output.
 */
export const clientJudge =
  ({ client, model, parameters }: Asking): Judge =>
  async (prompt) => {
    const isChat = "chat" in client;
    const body = { model, ...parameters, ...(isChat ? chatBody(prompt) : responsesBody(prompt)) } as never;
    const reply = (await (isChat
      ? client.chat.completions.create(body)
      : client.responses.create(body))) as Loose;
    const text = isChat ? chatText(reply) : responsesText(reply);
    return text === undefined || text === "" ? showValue(reply) : text;
  };
