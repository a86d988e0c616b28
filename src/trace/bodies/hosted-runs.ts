import type { Usage } from "../usage.ts";
import { listOf, numberIn, objectOf, textIn, type JsonObject, type Loose } from "../values/json-access.ts";
import { tally } from "../values/tally.ts";

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

/** The first version of the search has a price of its own, and only what was asked for tells it apart. */
const PREVIEW = "web_search_preview";
const isPreview = (tool: Loose): boolean => textIn(objectOf(tool).type)?.startsWith(PREVIEW) === true;

/**
 * Counts how often a response ran what is billed by the run, as far as its usage did not (`told`): web searches as the
 * response sums them up, where it does, else by the calls in its output
 * (https://developers.openai.com/api/docs/pricing#built-in-tools).
 */
export const hostedRuns = (
  { output, tools, tool_usage }: JsonObject,
  told: Usage["requests"] = {},
): Record<string, number> => {
  const preview = listOf(tools).some(isPreview) ? PREVIEW : undefined;
  const searches = numberIn(objectOf(objectOf(tool_usage).web_search).num_requests);
  const isTold = searches !== undefined || Object.keys(told).some(isSearch);
  const billed = listOf(output)
    .map(objectOf)
    .filter(isBilled)
    .map(({ type }) => textIn(type) ?? "");
  return {
    ...(searches !== undefined && { [preview ?? "web_search"]: searches }),
    ...tally(billed.filter((run) => !isSearch(run))),
    ...(!isTold && tally(billed.filter(isSearch).map((run) => preview ?? run))),
  };
};
