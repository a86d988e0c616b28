import { useState } from "preact/hooks";
import type { CallDetail } from "../../reporters/html/page-data.ts";
import type { TokenLogprob } from "../../trace/message.ts";
import { Recorded } from "../recorded.tsx";
import { visibleText } from "../visible-text.ts";
import { Meter } from "./meter.tsx";
import { printProbability, probabilityOf, tintOf, visibleToken } from "./probability.ts";

/** Tokens that a browser lays out at once without a pause. */
const MOST = 2000;

const Alternative = ({ token, logprob }: Omit<TokenLogprob, "alternatives">) => (
  <tr>
    <th scope="row">
      <code>
        <Recorded text={visibleToken(token)} />
      </code>
    </th>
    <td>{printProbability(logprob)}</td>
    <td class="wide">
      <Meter share={probabilityOf(logprob)} />
    </td>
  </tr>
);

/** A token and what else could have stood there, the likeliest first. */
const Chosen = ({ token }: { readonly token: TokenLogprob }) => {
  const others = (token.alternatives ?? []).filter((each) => each.token !== token.token);
  return (
    <table class="figures alternatives">
      <caption>What could stand here</caption>
      <tbody>
        {[token, ...others]
          .toSorted((a, b) => b.logprob - a.logprob)
          .map((each, index) => (
            <Alternative key={index} token={each.token} logprob={each.logprob} />
          ))}
      </tbody>
    </table>
  );
};

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

const nextOf = (current: number, count: number, pressed: string): number | undefined => {
  if (pressed === "Home") return 0;
  if (pressed === "End") return count - 1;
  const step = STEPS[pressed];
  return step === undefined ? undefined : Math.min(count - 1, Math.max(0, current + step));
};

const Token = (props: TokenLogprob & { readonly id: string; readonly isChosen: boolean }) => {
  const { token, logprob, id, isChosen } = props;
  const label = `${visibleText(visibleToken(token))} ${printProbability(logprob)}`;
  return (
    <span
      role="option"
      id={id}
      class={`token tint-${tintOf(logprob)}`}
      title={label}
      aria-label={label}
      aria-selected={isChosen}
    >
      <Recorded text={token} />
    </span>
  );
};

const Legend = () => (
  <p class="legend" aria-hidden="true">
    {["≥ 95 %", "≥ 75 %", "≥ 40 %", "≥ 10 %", "less"].map((label, tint) => (
      <span key={label} class={`token tint-${tint}`}>
        {label}
      </span>
    ))}
  </p>
);

const leastLikely = (tokens: readonly TokenLogprob[]): number =>
  tokens.reduce((least, { logprob }, at) => (logprob < (tokens[least]?.logprob ?? 0) ? at : least), 0);

/** The tokens of one answer, each tinted by how likely it was; the arrow keys go through them. */
const HeatMap = ({ tokens, place }: { readonly tokens: readonly TokenLogprob[]; readonly place: number }) => {
  const [current, setCurrent] = useState(() => leastLikely(tokens.slice(0, MOST)));
  const [most, setMost] = useState(MOST);
  const shown = tokens.slice(0, most);
  const idOf = (at: number): string => `token-${place}-${at}`;
  const chosen = shown[current];
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = nextOf(current, shown.length, event.key);
    if (next === undefined) return;
    event.preventDefault();
    setCurrent(next);
    document.getElementById(idOf(next))?.scrollIntoView({ block: "nearest" });
  };
  const onClick = (event: MouseEvent): void => {
    const option = (event.target as HTMLElement).closest<HTMLElement>("[role=option]");
    if (option) setCurrent(Number(option.id.split("-").at(-1)));
  };
  return (
    <div class="heat">
      <div
        role="listbox"
        class="text tokens"
        tabIndex={0}
        aria-label="Tokens of the answer"
        aria-activedescendant={idOf(current)}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        {shown.map((token, at) => (
          <Token key={at} {...token} id={idOf(at)} isChosen={at === current} />
        ))}
      </div>
      {shown.length < tokens.length && (
        <button type="button" class="more" onClick={() => setMost(Infinity)}>
          Show all {tokens.length} tokens
        </button>
      )}
      {chosen && <Chosen token={chosen} />}
    </div>
  );
};

/** How likely each token of a call's answers was. */
export const LogprobView = ({ call }: { readonly call: CallDetail }) => (
  <div class="logprobs">
    <Legend />
    {call.output.map(({ logprobs = [] }, index) =>
      logprobs.length > 0 ? <HeatMap key={index} tokens={logprobs} place={index} /> : null,
    )}
  </div>
);
