import type { Interaction, RecordedRequest } from "../../cassette/cassette.ts";
import { contentTypeOf } from "../../cassette/header-of.ts";
import { renameTokens } from "../../replay/rename-tokens.ts";
import { readCall } from "../../trace/read-call.ts";
import { givenIds } from "./server-ids.ts";
import type { Need, Step, Way } from "./step.ts";

/** What an answer of today gave in the place of what the recorded one gave. */
export type Renamed = ReadonlyMap<string, string>;

const toolCalls = (interaction: Interaction): readonly { name: string; id: string }[] =>
  readCall(interaction, { index: 0, start: 0, attempt: 1 }).toolCalls.flatMap(({ name, id }) =>
    id === undefined ? [] : [{ name, id }],
  );

/** First with first, second with second. */
const inOrder = <T>(recorded: readonly T[], today: readonly T[], kindOf: (item: T) => string): [T, T][] => {
  const waiting = Map.groupBy(today, kindOf);
  return recorded.flatMap((item): [T, T][] => {
    const found = waiting.get(kindOf(item))?.shift();
    return found === undefined ? [] : [[item, found]];
  });
};

/** What stands before the random part of an id: `resp_`, `chatcmpl-`, `files/`. */
const prefixOf = (id: string): string => /^(?:[A-Za-z]+[_/-])*/.exec(id)?.[0] ?? "";

const idsOf = (interaction: Interaction, taken: ReadonlySet<string>): string[] =>
  (interaction.response ? givenIds(interaction.response) : []).filter((id) => !taken.has(id));

/** Finds for each id of a recorded answer the one of today: that of a tool call by its tool, another by its kind and order. */
export const todaysIds = (recorded: Interaction, today: Interaction): Renamed => {
  const [before, after] = [toolCalls(recorded), toolCalls(today)];
  const ofCalls = new Set([...before, ...after].map(({ id }) => id));
  const given = new Set(idsOf(today, ofCalls));
  const lasting = new Set(idsOf(recorded, ofCalls).filter((id) => given.has(id)));
  const taken = ofCalls.union(lasting);
  const calls = inOrder(before, after, ({ name }) => name);
  return new Map([
    ...[...lasting].map((id): [string, string] => [id, id]),
    ...calls.map(([was, is]): [string, string] => [was.id, is.id]),
    ...inOrder(idsOf(recorded, taken), idsOf(today, taken), prefixOf),
  ]);
};

const inAddress = (url: string, renamed: Renamed): string =>
  [...renamed].reduce((address, [was, is]) => address.replaceAll(was, is), url);

/** A request and its way as they are today, or the id that today's answers do not give. */
export type Addressed = { readonly request: RecordedRequest; readonly way: Way } | { readonly missing: Need };

/** Puts today's ids into a request that names what its provider keeps; a request that names nothing stays as it is. */
export const withTodaysIds = ({ recorded: { request }, needs, way }: Step, renamed: Renamed): Addressed => {
  const missing = needs.find(({ id }) => !renamed.has(id));
  if (missing) return { missing };
  if (needs.length === 0) return { request, way };
  const { body } = renameTokens(request.body, contentTypeOf(request.headers), renamed);
  return {
    request: { ...request, url: inAddress(request.url, renamed), body },
    way: { ...way, url: inAddress(way.url, renamed) },
  };
};
