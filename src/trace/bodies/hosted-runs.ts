import type { Usage } from "../usage.ts";
import { listOf, numberIn, objectOf, textIn, type JsonObject } from "../values/json-access.ts";

/** Calls of tools that the provider runs and bills apart from tokens; pages that are opened in a search are free. */
const BILLED = new Set([
  "web_search_call",
  "file_search_call",
  "image_generation_call",
  "code_interpreter_call",
]);
const FREE_ACTIONS = new Set(["open_page", "find_in_page"]);

const isBilled = (item: JsonObject): boolean =>
  BILLED.has(textIn(item.type) ?? "") && !FREE_ACTIONS.has(textIn(objectOf(item.action).type) ?? "");

const isSearch = (name: string): boolean => name.startsWith("web_search");

/**
 * Counts how often a response ran what is billed by the run, as far as its usage did not (`told`): web searches as the
 * response sums them up, where it does, else by the calls in its output
 * (https://developers.openai.com/api/docs/pricing#built-in-tools).
 */
export const hostedRuns = (
  { output, tool_usage }: JsonObject,
  told: Usage["requests"] = {},
): Record<string, number> => {
  const searches = numberIn(objectOf(objectOf(tool_usage).web_search).num_requests);
  const isTold = searches !== undefined || Object.keys(told).some(isSearch);
  const runs: Record<string, number> = searches === undefined ? {} : { web_search: searches };
  for (const item of listOf(output).map(objectOf).filter(isBilled)) {
    const name = textIn(item.type) ?? "";
    if (!(isTold && isSearch(name))) runs[name] = (runs[name] ?? 0) + 1;
  }
  return runs;
};
