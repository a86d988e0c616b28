import type { Cassette, Interaction, Timing } from "../cassette/cassette.ts";
import { median } from "../trace/statistics/spread.ts";

/** All measurements of each figure that varies from run to run, by its name. */
export type Samples = ReadonlyMap<string, readonly number[]>;

const isStream = ({ response }: Interaction): boolean =>
  response?.body !== undefined && response.body !== null && "chunks" in response.body;

interface Timed {
  readonly interaction: Interaction;
  readonly timing: Timing;
}

/** What an import made of a source without times says nothing of them. */
const isLost = ({ timing }: Timed): boolean => timing.lost === true;

const latencyOf = (calls: readonly Timed[]): number =>
  calls.reduce((total, { timing }) => total + timing.end, 0);

const firstChunkOf = (calls: readonly Timed[]): number | undefined => {
  const first = calls.flatMap(({ interaction, timing }) =>
    isStream(interaction) ? timing.chunks.slice(0, 1) : [],
  );
  return first.length > 0 ? median(first) : undefined;
};

/** The program's own calls: those of a judge are no part of its latency. */
const timed = (interactions: readonly Interaction[], timings: readonly Timing[]): Timed[] =>
  interactions.flatMap((interaction, index) => {
    const timing = timings[index];
    return timing && interaction.role === "app" ? [{ interaction, timing }] : [];
  });

/**
 * Takes all measurements out of a cassette: of the recording itself and of every take. `latency` is the time that all
 * calls took together, `firstChunk` the median over streamed ones, both in milliseconds; `score <name>` a score.
 */
export const measurementsOf = ({
  interactions,
  takes,
}: Pick<Cassette, "interactions" | "takes">): Samples => {
  const samples = new Map<string, number[]>();
  const add = (name: string, value: number | undefined): void => {
    if (value === undefined) return;
    const known = samples.get(name) ?? [];
    known.push(value);
    samples.set(name, known);
  };
  const recording = interactions.map(({ timing }) => timing);
  for (const timings of [recording, ...takes.map((take) => take.timings)]) {
    const calls = timed(interactions, timings);
    if (calls.length === 0 || timings.length !== interactions.length || calls.some(isLost)) continue;
    add("latency", latencyOf(calls));
    add("firstChunk", firstChunkOf(calls));
  }
  for (const { scores = {} } of takes)
    for (const [name, score] of Object.entries(scores)) add(`score ${name}`, score);
  return samples;
};
