import type { Call } from "../../trace/call.ts";

const READING: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/** Answers are made and nothing else: what readers know as such, and not jobs that go on at the provider. */
const isAnswered = ({ kind, operation }: Call): boolean =>
  (kind === "model" && operation !== undefined) || operation === "count_tokens";

/** Tools that the provider calls somewhere else on the program's behalf. */
const actsElsewhere = ({ tools }: Call): boolean =>
  tools.some(({ hosted = "" }) => /^(?:mcp|connector)/.test(hosted));

/**
 * Says why sending a call again may change something at the other side; `undefined` where it only asks. What is not known
 * to only ask may change something: files, batches, jobs, stores, and tools that run.
 */
export const changesState = (call: Call): string | undefined => {
  const { method, kind } = call;
  if (READING.has(method)) return undefined;
  if (kind === "tool") return "it runs a tool";
  if (method !== "POST") return `${method} changes what the provider keeps`;
  if (!isAnswered(call)) return "it is no call of a model that is known, and may change something";
  return actsElsewhere(call) ? "it lets the provider call an MCP server" : undefined;
};
