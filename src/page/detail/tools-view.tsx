import type { CallDetail, CallPair } from "../../reporters/html/page-data.ts";
import { alignBy } from "../../trace/diff/align-by.ts";
import type { ToolCallPart, ToolDefinition } from "../../trace/message.ts";
import { Recorded } from "../recorded.tsx";
import { JsonText } from "./json.tsx";
import { ToolCall } from "./message-part.tsx";
import { Heads } from "./text-diff.tsx";
import { Text } from "./text.tsx";

type Both<T> = readonly [base: T | undefined, head: T | undefined];

const pairs = <T extends { readonly name: string }>(
  pair: CallPair,
  listOf: (call: CallDetail) => readonly T[],
): Both<T>[] => {
  const { base, head } = pair;
  if (!base || !head)
    return ((base ?? head) ? listOf((base ?? head) as CallDetail) : []).map((tool) => [tool, tool]);
  return alignBy(
    listOf(base),
    listOf(head),
    ({ name }) => name,
    () => false,
  );
};

const Fate = ({ pair: [base, head] }: { readonly pair: Both<unknown> }) => {
  if (base !== undefined && head !== undefined) return null;
  return (
    <span class={`chip ${base === undefined ? "added" : "removed"}`}>
      {base === undefined ? "added" : "removed"}
    </span>
  );
};

const isChanged = ([base, head]: Both<unknown>): boolean =>
  base !== undefined && head !== undefined && JSON.stringify(base) !== JSON.stringify(head);

const Offered = ({ pair }: { readonly pair: Both<ToolDefinition> }) => {
  const tool = pair[1] ?? pair[0];
  if (!tool) return null;
  return (
    <details class="part">
      <summary>
        <code>
          <Recorded text={tool.name} />
        </code>
        {tool.hosted !== undefined && (
          <span class="note">
            hosted: <Recorded text={tool.hosted} />
          </span>
        )}
        <Fate pair={pair} />
        {isChanged(pair) && <span class="chip changed">changed</span>}
      </summary>
      {tool.description !== undefined && <Text text={tool.description} />}
      {tool.parameters !== undefined && <JsonText text={JSON.stringify(tool.parameters)} />}
    </details>
  );
};

const Called = ({ pair }: { readonly pair: Both<ToolCallPart> }) => {
  const [base, head] = pair;
  const isSame = base && head && JSON.stringify(base.arguments) === JSON.stringify(head.arguments);
  return (
    <div class="two values">
      <div class={`column of-base ${isSame ? "both" : ""}`}>{base && !isSame && <ToolCall {...base} />}</div>
      <div class={`column of-head ${isSame ? "both" : ""}`}>{head && <ToolCall {...head} />}</div>
    </div>
  );
};

/** The tools that a call offered, and those that the model asked for, on both sides. */
export const ToolsView = ({ pair }: { readonly pair: CallPair }) => {
  const offered = pairs(pair, ({ tools }) => tools);
  const called = pairs(pair, ({ toolCalls }) => toolCalls);
  return (
    <div class="tool-lists">
      <h4>Called</h4>
      {called.length === 0 && <p class="note">none</p>}
      {called.some(isChanged) && <Heads />}
      {called.map((each, index) => (
        <Called key={index} pair={each} />
      ))}
      <h4>Offered</h4>
      {offered.length === 0 && <p class="note">none</p>}
      {offered.map((each, index) => (
        <Offered key={index} pair={each} />
      ))}
    </div>
  );
};
