import { useState } from "preact/hooks";
import type { CallPair } from "../../reporters/html/page-data.ts";
import { printDuration } from "../../trace/print-figures.ts";
import { Recorded } from "../recorded.tsx";
import { CAP } from "./cap-text.ts";
import { directionOf } from "./direction-of.ts";
import { StreamChart } from "./stream-chart.tsx";
import { momentsAt, stepFrom, textAt } from "./stream-text.ts";
import { type Stream, streamsOf } from "./streams.ts";
import { type Playback, usePlayback } from "./use-playback.ts";

const SPEEDS = [0.25, 1, 4] as const;

/** Readers who asked for less motion step from chunk to chunk instead. */
const isStill = (): boolean => globalThis.matchMedia?.("(prefers-reduced-motion: reduce)").matches ?? false;

const Controls = (
  props: Playback & {
    readonly streams: readonly Stream[];
    readonly speed: number;
    readonly setSpeed: (speed: number) => void;
  },
) => {
  const { time, isPlaying, seek, toggle, streams, speed, setSpeed } = props;
  const step = (direction: 1 | -1) => (): void => {
    const times = streams.map(({ moments }) => stepFrom(moments, time, direction));
    seek(direction === 1 ? Math.min(...times.filter((to) => to > time), Infinity) : Math.max(...times));
  };
  const last = Math.max(...streams.map(({ moments }) => moments.at(-1)?.at ?? 0));
  return (
    <div class="controls">
      {!isStill() && (
        <button type="button" class="play" onClick={toggle}>
          {isPlaying ? "Pause" : "Play"}
        </button>
      )}
      <button type="button" onClick={step(-1)} disabled={time <= 0}>
        ‹ chunk
      </button>
      <button type="button" onClick={step(1)} disabled={time >= last}>
        chunk ›
      </button>
      {!isStill() && (
        <label>
          speed{" "}
          <select value={speed} onChange={(event) => setSpeed(Number(event.currentTarget.value))}>
            {SPEEDS.map((each) => (
              <option key={each} value={each}>
                ×{each}
              </option>
            ))}
          </select>
        </label>
      )}
      <output class="clock">{printDuration(time)}</output>
    </div>
  );
};

/** The end of a text that is too long to be laid out at every frame. */
const endOf = (text: string): string =>
  text.length > CAP ? `…${text.slice(-CAP).replace(/^\p{Surrogate}/u, "")}` : text;

const Answer = (props: {
  readonly stream: Stream;
  readonly time: number;
  /** There is another side, or could be. */
  readonly isCompared: boolean;
}) => {
  const { stream, time, isCompared } = props;
  const { side, call, moments } = stream;
  const text = textAt(call.text ?? "", moments, time);
  const first = call.timing.firstToken ?? call.timing.firstChunk;
  return (
    <section class={`answer of-${side}`} aria-label={isCompared ? `The answer of the ${side}` : "The answer"}>
      <p class="note">
        {isCompared && <b>{side}</b>} {momentsAt(moments, time)} of {moments.length} chunks
        {first !== undefined && ` · first token after ${printDuration(first)}`}
      </p>
      <div class="text prose" dir={directionOf(text)}>
        <Recorded text={endOf(text)} />
        {text.length < (call.text ?? "").length && <span class="caret" aria-hidden="true" />}
      </div>
    </section>
  );
};

const told = (streams: readonly Stream[], time: number, isCompared: boolean): string =>
  streams
    .map(({ side, moments }) => {
      const count = `${momentsAt(moments, time)} of ${moments.length} chunks`;
      return isCompared ? `${side} ${count}` : count;
    })
    .join(", ");

/** A streamed answer as it stood at any moment; both sides run on the same clock. */
export const StreamView = ({ pair }: { readonly pair: CallPair }) => {
  const streams = streamsOf(pair);
  const isCompared = pair.kind !== "alone";
  const end = Math.max(1, ...streams.map(({ call }) => call.timing.duration));
  const [speed, setSpeed] = useState(1);
  const playback = usePlayback(end, speed);
  const { time, seek } = playback;
  return (
    <div class="stream">
      <Controls {...playback} streams={streams} speed={speed} setSpeed={setSpeed} />
      <div class="scrubber">
        <StreamChart streams={streams} end={end} time={time} />
        <input
          type="range"
          min="0"
          max={Math.ceil(end)}
          step="1"
          value={time}
          aria-label="Time since the call was sent"
          aria-valuetext={`${printDuration(time)}: ${told(streams, time, isCompared)}`}
          onInput={(event) => seek(Math.min(end, Number(event.currentTarget.value)))}
        />
      </div>
      <div class="answers-at">
        {streams.map((stream) => (
          <Answer key={stream.side} stream={stream} time={time} isCompared={isCompared} />
        ))}
      </div>
    </div>
  );
};
