import type { Interaction } from "../cassette/cassette.ts";
import type { LlmReplayError } from "../errors.ts";
import { refusal } from "./refusal.ts";

/** What happened in one session so far. */
export interface Ledger {
  /** Notes an interaction that was served, and what should be known about it. */
  readonly serve: (interaction: Interaction, note?: string) => void;
  /** Refuses a request; the problem is told once, however often the client tries. */
  readonly refuse: (problem: LlmReplayError) => Response;
  /** Remembers what must fail the test; each message once. */
  readonly remember: (problem: LlmReplayError) => void;
  readonly note: (text: string) => void;
  /** Notes that a request went live, which becomes the recorded interaction at `index`. */
  readonly send: (index: number) => void;
  /** Counts the requests that were served. */
  readonly served: () => number;
  /** Lists what was served and what of `recorded` went live, in the order of the requests. */
  readonly calls: (recorded: readonly Interaction[]) => Interaction[];
  readonly refused: () => number;
  readonly problems: () => readonly LlmReplayError[];
  readonly notes: () => readonly string[];
}

/** Starts an empty ledger. */
export const openLedger = (): Ledger => {
  /** What was served, and the places in the recording of what went live. */
  const calls: (Interaction | number)[] = [];
  const problems = new Map<string, LlmReplayError>();
  const notes = new Set<string>();
  let refused = 0;
  const remember = (problem: LlmReplayError) => {
    if (!problems.has(problem.message)) problems.set(problem.message, problem);
  };
  return {
    serve: (interaction, note) => {
      calls.push(interaction);
      if (note !== undefined) notes.add(note);
    },
    refuse: (problem) => {
      refused++;
      remember(problem);
      return refusal(problem);
    },
    remember,
    note: (text) => void notes.add(text),
    send: (index) => void calls.push(index),
    served: () => calls.filter((call) => typeof call !== "number").length,
    calls: (recorded) => calls.flatMap((call) => (typeof call === "number" ? (recorded[call] ?? []) : call)),
    refused: () => refused,
    problems: () => [...problems.values()],
    notes: () => [...notes],
  };
};
