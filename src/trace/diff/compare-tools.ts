import type { JsonValue } from "../../formats/json.ts";
import type { ToolCallPart, ToolDefinition } from "../message.ts";
import { defined } from "../values/json-access.ts";
import { alignBy } from "./align-by.ts";
import { jsonChanges } from "./json-changes.ts";
import type { Change } from "./trace-diff.ts";

const byName = (tools: readonly ToolDefinition[]): Map<string, JsonValue> =>
  new Map(
    tools.map(({ name, description, parameters, hosted }) => [
      name,
      defined({ description, parameters, hosted }),
    ]),
  );

/** Tells which tools are offered no longer, newly, or with another description or schema. */
export const compareOfferedTools = (
  base: readonly ToolDefinition[],
  head: readonly ToolDefinition[],
): Change[] => {
  const [before, after] = [byName(base), byName(head)];
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].flatMap((name): Change[] => {
    const [was, is] = [before.get(name), after.get(name)];
    const change: Change = { kind: "tool offered", name, ...defined({ base: was, head: is }) };
    if (was === undefined || is === undefined) return [change];
    const inside = jsonChanges(was, is);
    return inside.length > 0 ? [{ ...change, inside }] : [];
  });
};

const argumentsChange = (
  { name, arguments: base }: ToolCallPart,
  { arguments: head }: ToolCallPart,
): Change[] => {
  const inside = jsonChanges(base, head);
  return inside.length > 0 ? [{ kind: "tool called", name, base, head, inside }] : [];
};

/** Tells which tools are called no longer, newly, or with other arguments; calls are found again by name and order. */
export const compareToolCalls = (base: readonly ToolCallPart[], head: readonly ToolCallPart[]): Change[] =>
  alignBy(
    base,
    head,
    ({ name }) => name,
    () => false,
  ).flatMap(([was, is]): Change[] => {
    if (was && is) return argumentsChange(was, is);
    if (was) return [{ kind: "tool called", name: was.name, base: was.arguments }];
    return is ? [{ kind: "tool called", name: is.name, head: is.arguments }] : [];
  });
