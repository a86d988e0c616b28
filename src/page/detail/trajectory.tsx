import type { TestDetail } from "../../reporters/html/page-data.ts";
import { alignBy } from "../../trace/diff/align-by.ts";
import { Recorded } from "../recorded.tsx";
import { Unseen } from "./text.tsx";

const Step = ({ base, head }: { readonly base: string | undefined; readonly head: string | undefined }) => {
  const name = (
    <code>
      <Recorded text={head ?? base ?? ""} />
    </code>
  );
  if (base !== undefined && head !== undefined) return <li>{name}</li>;
  const Mark = head === undefined ? "del" : "ins";
  return (
    <li>
      <Mark>
        <Unseen>{head === undefined ? "no longer called: " : "newly called: "}</Unseen>
        {name}
      </Mark>
    </li>
  );
};

/** Steps that are shown before a reader asks for more. */
const MOST = 200;

/** The tools that were called, in order, on both sides at once. */
export const Trajectory = ({
  trajectory,
  isCompared,
}: Pick<TestDetail, "trajectory"> & {
  readonly isCompared: boolean;
}) => {
  const { base, head } = trajectory;
  const steps = isCompared
    ? alignBy(
        base,
        head,
        (name) => name,
        () => false,
      )
    : [...base, ...head].map((name) => [name, name] as const);
  return (
    <section class="trajectory" aria-label="Tools called">
      <h3>Tools called</h3>
      <ol>
        {steps.slice(0, MOST).map(([was, is], index) => (
          <Step key={index} base={was} head={is} />
        ))}
        {steps.length > MOST && <li class="note">and {steps.length - MOST} more</li>}
      </ol>
    </section>
  );
};
