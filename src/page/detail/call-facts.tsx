import type { CallDetail, CallPair } from "../../reporters/html/page-data.ts";
import { Recorded } from "../recorded.tsx";
import { FigureGroups } from "./figure-groups.tsx";
import { figureGroups } from "./figures.ts";
import { isPlainClick } from "./is-plain-click.ts";
import type { Navigation } from "./place.ts";
import { Unseen } from "./text.tsx";

/** What is said of a call beside its figures, by name. */
const factsOf = (call: CallDetail): Record<string, string | undefined> => ({
  operation: call.operation,
  provider: call.provider,
  model: call.model,
  status: call.status === undefined ? call.failure?.kind : `${call.status}`,
  finish: call.finishReasons.join(", ") || undefined,
  tier: call.tier,
  try: call.attempt > 1 ? `${call.attempt}` : undefined,
  usage: call.usage.isEstimate && "estimated",
});

const Step = ({ base, head }: { readonly base: string | undefined; readonly head: string | undefined }) =>
  base === head || base === undefined || head === undefined ? (
    <Recorded text={head ?? base ?? ""} />
  ) : (
    <>
      <del>
        <Unseen>before: </Unseen>
        <Recorded text={base} />
      </del>{" "}
      <ins>
        <Unseen>now: </Unseen>
        <Recorded text={head} />
      </ins>
    </>
  );

const Facts = ({ pair }: { readonly pair: CallPair }) => {
  const before = pair.base ? factsOf(pair.base) : {};
  const after = pair.head ? factsOf(pair.head) : {};
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return (
    <dl class="facts">
      {names
        .filter((name) => before[name] !== undefined || after[name] !== undefined)
        .map((name) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Step base={before[name]} head={after[name]} />
            </dd>
          </div>
        ))}
    </dl>
  );
};

const Problem = ({ call }: { readonly call: CallDetail }) => (
  <>
    {call.error && (
      <p class="why">
        <b>
          <Recorded text={call.error.type} />
        </b>{" "}
        <Recorded text={call.error.message} />
      </p>
    )}
    {call.unpriced !== undefined && call.kind === "model" && (
      <p class="note">
        No price: <Recorded text={call.unpriced} />
      </p>
    )}
    {call.warnings.map((warning, index) => (
      <p class="note" key={index}>
        <Recorded text={warning} />
      </p>
    ))}
  </>
);

const Neighbour = (props: Navigation & { readonly call: number; readonly label: string }) => (
  <a
    class="neighbour"
    href={props.linkTo({ call: props.call })}
    onClick={(event) => {
      if (!isPlainClick(event)) return;
      event.preventDefault();
      props.open({ call: props.call });
    }}
  >
    {props.label}
  </a>
);

/** What a call is, what it took, and the way to its neighbours. */
export const CallFacts = (
  props: Navigation & {
    readonly pair: CallPair;
    readonly place: number;
    readonly count: number;
  },
) => {
  const { pair, place, count, linkTo, open } = props;
  const call = pair.head ?? pair.base;
  const isCompared = pair.base !== undefined && pair.head !== undefined;
  return (
    <header class="call-head">
      <div class="call-title">
        <h3>
          Call {place + 1} <span class="of">of {count}</span>
        </h3>
        {pair.kind !== "same" && pair.kind !== "alone" && (
          <span class={`chip ${pair.kind}`}>{pair.kind}</span>
        )}
        <nav aria-label="Calls">
          {place > 0 && <Neighbour call={place - 1} label="‹ previous" linkTo={linkTo} open={open} />}
          {place < count - 1 && <Neighbour call={place + 1} label="next ›" linkTo={linkTo} open={open} />}
        </nav>
      </div>
      <Facts pair={pair} />
      {count > 1 && <FigureGroups groups={figureGroups(pair.metrics)} isCompared={isCompared} />}
      {call && <Problem call={call} />}
    </header>
  );
};
