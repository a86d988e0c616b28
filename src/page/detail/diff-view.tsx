import type { Change } from "../../trace/diff/trace-diff.ts";
import { Recorded } from "../recorded.tsx";
import { Meter } from "./meter.tsx";
import { TextDiff } from "./text-diff.tsx";
import { ValueDiff } from "./value-diff.tsx";

const TITLES: Partial<Record<Change["kind"], string>> = { text: "answer" };

const wordOf = ({ base, head, runs, inside }: Change): string | undefined => {
  if (runs || inside || (base !== undefined) === (head !== undefined)) return undefined;
  return base === undefined ? "added" : "removed";
};

const Meaning = ({ similarity, conflicts = [] }: Change) => (
  <>
    {similarity !== undefined && (
      <span class="similarity">
        alike in meaning <b>{similarity.toFixed(2)}</b>
        <Meter share={similarity} />
      </span>
    )}
    {conflicts.map((conflict, index) => (
      <span class="conflict" key={index}>
        <span aria-hidden="true">⚡</span> <Recorded text={conflict} />
      </span>
    ))}
  </>
);

const One = ({ change }: { readonly change: Change }) => {
  const { kind, name, runs } = change;
  const word = wordOf(change);
  return (
    <article class="change">
      <header>
        <h4>
          {TITLES[kind] ?? kind}
          {name !== undefined && (
            <span class="which">
              <Recorded text={name} />
            </span>
          )}
        </h4>
        {word !== undefined && <span class={`chip ${word}`}>{word}</span>}
        <Meaning {...change} />
      </header>
      {runs ? <TextDiff runs={runs} /> : <ValueDiff change={change} />}
    </article>
  );
};

/** What of a call is otherwise than it was, texts word by word. */
export const DiffView = ({ changes }: { readonly changes: readonly Change[] }) => (
  <div class="changes">
    {changes.map((change, index) => (
      <One key={index} change={change} />
    ))}
  </div>
);
