import { readForm } from "../bodies/body-form.ts";
import { cohereChat as form } from "../bodies/cohere-chat.ts";
import type { Reader } from "./provider.ts";

/** Cohere's chat, version 2 (https://docs.cohere.com/reference/chat). */
export const cohereChat: Reader = {
  api: "cohere.chat",
  provider: "cohere",
  speaks: ({ method, path }) => method === "POST" && path.endsWith("/v2/chat"),
  read: (exchange) => readForm(form, exchange, { operation: "chat" }),
};
