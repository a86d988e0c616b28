import type { JsonValue } from "../formats/json.ts";
import type { Call } from "./call.ts";
import type { Part } from "./message.ts";

/** A piece of a prompt, in the order in which providers cache them: model, tools, messages. */
interface Segment {
  readonly place: string;
  readonly value: JsonValue | undefined;
  readonly text: string;
}

/** How much of an earlier prompt a later one begins with. */
export interface SharedPrefix {
  readonly earlier: Call;
  readonly later: Call;
  /** From 0 to 1, by length. */
  readonly share: number;
  /** Where they part; absent where the later begins with all of the earlier. */
  readonly broken?: { readonly place: string; readonly was?: JsonValue; readonly now?: JsonValue };
}

const segment = (place: string, value: unknown): Segment => ({
  place,
  value: value as JsonValue | undefined,
  text: JSON.stringify(value) ?? "",
});

/** The order of keys counts: what is cached is the text. */
const segmentsOf = ({ requestModel, tools, input }: Call): Segment[] => [
  segment("model", requestModel),
  ...tools.map((tool, index) => segment(`tools[${index}] (${tool.name})`, tool)),
  ...input.map((message, index) => segment(`input[${index}] (${message.role})`, message)),
];

const lengthOf = (segments: readonly Segment[]): number =>
  segments.reduce((sum, { text }) => sum + text.length, 0);

const sameLetters = (a: string, b: string): number => {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
};

/** Compares the beginnings of two prompts. */
const sharedPrefix = (earlier: Call, later: Call): SharedPrefix => {
  const [before, after] = [segmentsOf(earlier), segmentsOf(later)];
  const at = before.findIndex(({ text }, index) => text !== after[index]?.text);
  if (at === -1) return { earlier, later, share: 1 };
  const [was, now] = [before[at], after[at]];
  const same = lengthOf(before.slice(0, at)) + sameLetters(was?.text ?? "", now?.text ?? "");
  return {
    earlier,
    later,
    share: same / lengthOf(before),
    broken: {
      place:
        was?.place === now?.place ? (was?.place ?? "") : `${now?.place ?? "the end"}, before ${was?.place}`,
      ...(was?.value !== undefined && { was: was.value }),
      ...(now?.value !== undefined && { now: now.value }),
    },
  };
};

const samePart = (a: Part, b: Part): boolean => {
  if (a.type === "text" && b.type === "text")
    return a.content.trim() !== "" && a.content.trim() === b.content.trim();
  if (a.type !== "tool_call" || b.type !== "tool_call") return false;
  if (a.id !== undefined && b.id !== undefined) return a.id === b.id;
  return a.name === b.name && JSON.stringify(a.arguments) === JSON.stringify(b.arguments);
};

/** Tells whether a later prompt goes on with the earlier one's answer, as every turn of a loop or a chat does. */
const continues = (earlier: Call, later: Call): boolean =>
  later.input.some(
    ({ role, parts }) =>
      role === "assistant" &&
      parts.some((part) => earlier.output.some((answer) => answer.parts.some((own) => samePart(own, part)))),
  );

/** Pairs every call with the last earlier one whose answer its prompt holds. */
export const turnsOf = (calls: readonly Call[]): readonly SharedPrefix[] =>
  calls.flatMap((later, index) => {
    const earlier = calls.slice(0, index).findLast((call) => continues(call, later));
    return earlier ? sharedPrefix(earlier, later) : [];
  });
