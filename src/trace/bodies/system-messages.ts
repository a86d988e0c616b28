import type { Message, Part } from "../message.ts";

/** Gives instructions that stand beside a conversation as its first message; none of no parts. */
export const systemMessages = (parts: readonly Part[]): Message[] =>
  parts.length > 0 ? [{ role: "system", parts }] : [];
