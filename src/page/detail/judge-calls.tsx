import type { CallDetail, TestDetail } from "../../reporters/html/page-data.ts";
import { printCount, printDuration } from "../../trace/print-figures.ts";
import { showFigure } from "../../reporters/show-figure.ts";
import { Recorded } from "../recorded.tsx";
import { ChatView } from "./chat-view.tsx";

const Judge = ({ call }: { readonly call: CallDetail }) => (
  <details class="part">
    <summary>
      <Recorded text={call.model ?? call.url} />{" "}
      <span class="note">
        {printDuration(call.timing.duration)}
        {call.cost && ` · ${showFigure(call.cost.total, "usd")}`}
      </span>
    </summary>
    <ChatView call={call} />
  </details>
);

/** The calls that matchers made to judge an answer: none of the test's own figures counts them. */
export const JudgeCalls = ({ base, head }: Pick<TestDetail, "base" | "head">) => {
  const calls = head?.judgeCalls ?? base?.judgeCalls ?? [];
  if (calls.length === 0) return null;
  return (
    <section class="judges" aria-label="Calls made by matchers">
      <h3>{printCount(calls.length, "call")} made by matchers</h3>
      {calls.map((call, index) => (
        <Judge key={index} call={call} />
      ))}
    </section>
  );
};
