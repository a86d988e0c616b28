import { useState } from "preact/hooks";
import type { CallPair, DetailLocation } from "../../reporters/html/page-data.ts";
import { CallFacts } from "./call-facts.tsx";
import { CALL_VIEWS, type CallView, viewAt, viewsOf } from "./call-views.ts";
import { ChatView } from "./chat-view.tsx";
import { DiffView } from "./diff-view.tsx";
import { LogprobView } from "./logprob-view.tsx";
import type { Navigation } from "./place.ts";
import { callOn, SideSwitch, type SideName } from "./side-switch.tsx";
import { StreamView } from "./stream-view.tsx";
import { Tabs } from "./tabs.tsx";
import { ToolsView } from "./tools-view.tsx";
import { WireView } from "./wire-view.tsx";

const ONE_SIDED: ReadonlySet<CallView> = new Set(["chat", "tokens", "wire"]);

const View = (props: {
  readonly view: CallView;
  readonly pair: CallPair;
  readonly side: SideName;
  readonly place: number;
}) => {
  const { view, pair, side, place } = props;
  const call = callOn(pair, side);
  const key = `${place} ${side}`;
  if (view === "diff") return <DiffView key={place} changes={pair.changes} />;
  if (view === "stream") return <StreamView key={place} pair={pair} />;
  if (view === "tools") return <ToolsView key={place} pair={pair} />;
  if (!call) return null;
  if (view === "tokens") return <LogprobView key={key} call={call} />;
  return view === "wire" ? <WireView key={key} call={call} /> : <ChatView key={key} call={call} />;
};

/** One call of a test: its figures, and the ways to look at it. */
export const CallPanel = (
  props: Navigation & {
    readonly pair: CallPair;
    /** Its place in the test's calls, and how many there are. */
    readonly place: number;
    readonly count: number;
    /** The view that the address asks for. */
    readonly asked: string | undefined;
  },
) => {
  const { pair, place, count, asked, linkTo, open } = props;
  const [side, setSide] = useState<SideName>("head");
  const view = viewAt(pair, asked);
  const at = (name: string): DetailLocation => ({ call: place, view: name });
  const tabs = viewsOf(pair).map((name) => ({ name, label: CALL_VIEWS[name], href: linkTo(at(name)) }));
  const canSwitch = pair.base !== undefined && pair.head !== undefined && ONE_SIDED.has(view);
  return (
    <section class="call" aria-label={`Call ${place + 1}`}>
      <CallFacts pair={pair} place={place} count={count} linkTo={linkTo} open={open} />
      <Tabs label="Views of the call" tabs={tabs} chosen={view} choose={(name) => open(at(name))}>
        {canSwitch && <SideSwitch side={side} choose={setSide} />}
        <View view={view} pair={pair} side={side} place={place} />
      </Tabs>
    </section>
  );
};
