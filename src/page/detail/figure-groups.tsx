import { Unseen } from "./text.tsx";
import type { Figure, FigureGroup } from "./figures.ts";

const Growth = ({ growth, sense }: Figure) => (
  <td class={`growth ${sense ?? ""}`}>
    {growth}
    {sense && <Unseen>{`, ${sense}`}</Unseen>}
  </td>
);

const Group = ({ group, isCompared }: { readonly group: FigureGroup; readonly isCompared: boolean }) => (
  <table class="figures">
    <caption>{group.title}</caption>
    <thead class="unseen">
      <tr>
        <th scope="col">figure</th>
        {isCompared && <th scope="col">base</th>}
        <th scope="col">{isCompared ? "head" : "value"}</th>
        {isCompared && <th scope="col">growth</th>}
      </tr>
    </thead>
    <tbody>
      {group.figures.map((figure) => (
        <tr key={figure.metric} class={figure.base === figure.head ? "even" : ""}>
          <th scope="row">{figure.label}</th>
          {isCompared && <td class="was">{figure.base ?? "–"}</td>}
          <td>{(isCompared ? figure.head : (figure.head ?? figure.base)) ?? "–"}</td>
          {isCompared && <Growth {...figure} />}
        </tr>
      ))}
    </tbody>
  </table>
);

/** Figures side by side, a table for each kind. */
export const FigureGroups = (props: {
  readonly groups: readonly FigureGroup[];
  /** Both sides are there. */
  readonly isCompared: boolean;
}) => (
  <div class="figure-groups">
    {props.groups.map((group) => (
      <Group key={group.title} group={group} isCompared={props.isCompared} />
    ))}
  </div>
);
