import { useEffect, useState } from "preact/hooks";

/** Time that a reader moves through, by hand or by letting it run. */
export interface Playback {
  /** In milliseconds, from 0 to the end. */
  readonly time: number;
  readonly isPlaying: boolean;
  /** Goes to a time and stops there. */
  readonly seek: (time: number) => void;
  /** Lets it run from here, from the beginning where it is at the end; or stops it. */
  readonly toggle: () => void;
}

/** Calls `each` with the milliseconds since the last call, at every frame, until it is disposed of. */
const everyFrame = (each: (passed: number) => void): (() => void) => {
  let last = performance.now();
  let frame = requestAnimationFrame(function next(now) {
    each(now - last);
    last = now;
    frame = requestAnimationFrame(next);
  });
  return () => cancelAnimationFrame(frame);
};

/** Lets time run from 0 to `end` at `speed` times its real pace; it starts at the end, where all is there. */
export const usePlayback = (end: number, speed: number): Playback => {
  const [time, setTime] = useState(end);
  const [isPlaying, setPlaying] = useState(false);
  useEffect(() => {
    if (!isPlaying) return undefined;
    return everyFrame((passed) => setTime((now) => Math.min(end, now + passed * speed)));
  }, [isPlaying, speed, end]);
  useEffect(() => {
    if (time >= end) setPlaying(false);
  }, [time, end]);
  return {
    time,
    isPlaying,
    seek: (to) => {
      setPlaying(false);
      setTime(to);
    },
    toggle: () => {
      if (!isPlaying && time >= end) setTime(0);
      setPlaying(!isPlaying);
    },
  };
};
