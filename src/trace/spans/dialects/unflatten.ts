import type { JsonValue } from "../../../formats/json.ts";
import { DEEPEST } from "../../../formats/parse-json.ts";
import type { Attributes } from "./dialect.ts";

interface Branch {
  value?: JsonValue;
  readonly inner: Map<string, Branch>;
}

const grown = ({ value, inner }: Branch): JsonValue => {
  if (inner.size === 0) return value ?? null;
  const names = [...inner.keys()];
  if (names.every((name) => /^\d+$/.test(name)))
    return [...inner].toSorted(([a], [b]) => Number(a) - Number(b)).map(([, branch]) => grown(branch));
  return Object.fromEntries([...inner].map(([name, branch]) => [name, grown(branch)]));
};

/**
 * Puts attributes of one prefix with indexed names together: `llm.input_messages.0.message.role` under
 * `llm.input_messages` is `[{ message: { role } }]`. Numbers order a list; gaps close up. Names that lead deeper than JSON is
 * read are passed over. `undefined` where there are none.
 */
export const unflatten = (attributes: Attributes, prefix: string): JsonValue | undefined => {
  const root: Branch = { inner: new Map() };
  for (const [name, value] of Object.entries(attributes)) {
    if (!name.startsWith(`${prefix}.`)) continue;
    const steps = name.slice(prefix.length + 1).split(".");
    if (steps.length > DEEPEST) continue;
    let branch = root;
    for (const step of steps) {
      const next = branch.inner.get(step) ?? { inner: new Map() };
      branch.inner.set(step, next);
      branch = next;
    }
    branch.value = value;
  }
  return root.inner.size > 0 ? grown(root) : undefined;
};
