import type { JsonValue } from "../../formats/json-value.ts";
import type { JsonChange } from "../../trace/diff/json-changes.ts";
import type { Change } from "../../trace/diff/trace-diff.ts";
import { Recorded } from "../recorded.tsx";
import { Value } from "./json.tsx";
import { Unseen } from "./text.tsx";

const Marked = ({ value, side }: { readonly value: JsonValue; readonly side: "base" | "head" }) => {
  const Mark = side === "base" ? "del" : "ins";
  return (
    <Mark class="whole">
      <Unseen>{side === "base" ? "[removed: " : "[added: "}</Unseen>
      <Value value={value} />
      <Unseen>]</Unseen>
    </Mark>
  );
};

const Sides = ({ base, head }: { readonly base?: JsonValue; readonly head?: JsonValue }) => (
  <div class="two values">
    <div class="column of-base">{base !== undefined && <Marked value={base} side="base" />}</div>
    <div class="column of-head">{head !== undefined && <Marked value={head} side="head" />}</div>
  </div>
);

const Inside = ({ path, reordered, base, head }: JsonChange) => (
  <li>
    <p class="path">
      <code>
        <Recorded text={path === "" ? "the whole value" : path} />
      </code>
      {reordered && <span class="note">the same items in another order</span>}
    </p>
    <Sides {...(base !== undefined && { base })} {...(head !== undefined && { head })} />
  </li>
);

/** A value before and after, and where inside it differs. */
export const ValueDiff = ({ change }: { readonly change: Change }) => {
  const { base, head, inside = [] } = change;
  if (inside.length === 0)
    return <Sides {...(base !== undefined && { base })} {...(head !== undefined && { head })} />;
  return (
    <ul class="inside">
      {inside.map((each, index) => (
        <Inside key={index} {...each} />
      ))}
    </ul>
  );
};
