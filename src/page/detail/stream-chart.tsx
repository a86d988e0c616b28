import { growthPath } from "./growth-path.ts";
import type { Stream } from "./streams.ts";

const FirstToken = ({ stream, end }: { readonly stream: Stream; readonly end: number }) => {
  const first = stream.call.timing.firstToken ?? stream.call.timing.firstChunk;
  if (first === undefined) return null;
  const x = Math.min(1000, (first / end) * 1000);
  return <line class={`first of-${stream.side}`} x1={x} x2={x} y1="0" y2="100" />;
};

/** How the answers grew over time, with the moment of the first token and the one that is looked at. */
export const StreamChart = (props: {
  readonly streams: readonly Stream[];
  readonly end: number;
  readonly time: number;
}) => {
  const { streams, end, time } = props;
  const most = Math.max(1, ...streams.map(({ call }) => call.text?.length ?? 0));
  return (
    <svg class="growth-chart" viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true">
      {streams.map((stream) => (
        <g key={stream.side}>
          <path class={`of-${stream.side}`} d={growthPath(stream.moments, end, most)} />
          <FirstToken stream={stream} end={end} />
        </g>
      ))}
      <line class="now" x1={(time / end) * 1000} x2={(time / end) * 1000} y1="0" y2="100" />
    </svg>
  );
};
