import { jsonOf, textOf } from "../../cassette/body.ts";
import type { RecordedRequest, RecordedResponse } from "../../cassette/cassette.ts";
import { isJsonObject, type JsonValue } from "../../formats/json.ts";
import { idsIn } from "../../replay/minted-ids.ts";

/** Names that Google gives to what it keeps (https://ai.google.dev/api/files, /api/caching). */
const RESOURCE = /(?<![\w-])(?:files|cachedContents|batches|operations)\/[A-Za-z0-9_-]{8,}/g;

/** Lists what an answer gave that a later request may name: ids, and Google's names of resources. */
export const givenIds = ({ body }: Pick<RecordedResponse, "body">): readonly string[] => [
  ...new Set([...idsIn(body), ...(textOf(body) ?? "").matchAll(RESOURCE).map(([name]) => name)]),
];

/** Names a tool call, which the request itself may hold too. */
const OF_TOOL_CALL = /^(?:tool_)?call_?id$|^tool_use_id$/i;
/** Names something that the provider keeps: `previous_response_id`, `thread_id`, `file_ids`, `fileId`. */
const OF_KEPT = /(?:[a-z]_ids?|[a-z]Ids?)$|^(?:conversation|container|cachedContent|fileUri|training_file)$/;

/** What stands under the names that refer to something, in a request's JSON. */
const referred = (value: JsonValue, key: string, isToolCall: boolean): readonly string[] => {
  if (typeof value === "string") {
    const isWanted = OF_TOOL_CALL.test(key) ? isToolCall : !isToolCall && OF_KEPT.test(key);
    return isWanted ? [value] : [];
  }
  if (Array.isArray(value)) return value.flatMap((item) => referred(item, key, isToolCall));
  if (!isJsonObject(value)) return [];
  const { id, type } = value;
  return [
    ...(type === "item_reference" && typeof id === "string" && !isToolCall ? [id] : []),
    ...Object.entries(value).flatMap(([name, member]) => referred(member, name, isToolCall)),
  ];
};

const occursOnce = (text: string, id: string): boolean => text.split(JSON.stringify(id)).length === 2;

/**
 * Lists the ids of a request that mean something its provider keeps: in the address, under a name that refers to it, or
 * of a tool call that the request answers without repeating it. The history that a request carries itself needs nothing.
 */
export const neededIds = ({ url, body }: RecordedRequest, given: Iterable<string>): readonly string[] => {
  const json = jsonOf(body) ?? null;
  const text = textOf(body) ?? "";
  const kept = referred(json, "", false);
  const answered = new Set(referred(json, "", true).filter((id) => occursOnce(text, id)));
  return [...given].filter(
    (id) => url.includes(id) || answered.has(id) || kept.some((name) => name.includes(id)),
  );
};
