import type { Interaction } from "../cassette/cassette.ts";
import type { LlmReplayError } from "../errors.ts";
import { refusal } from "./refusal.ts";

/** When a request was answered from the cassette today, on a clock that no test can fake, and in which span. */
export interface Serving {
  readonly start: number;
  /** Absent while its body is still being read. */
  end?: number;
  /** The key of the span it was sent in. */
  readonly span: string | undefined;
}

/** One call of the session; the interaction names its span of today by key. */
export interface LedgerCall {
  readonly kind: "served" | "sent";
  readonly interaction: Interaction;
  /** When it was sent and answered today, on the clock of {@link Serving}. */
  readonly start: number;
  readonly end?: number;
}

/** What happened in one session so far. */
export interface Ledger {
  /** Notes an interaction that was served, and what should be known about it. */
  readonly serve: (interaction: Interaction, serving: Serving, note?: string) => void;
  /** Refuses a request; the problem is told once, however often the client tries. */
  readonly refuse: (problem: LlmReplayError) => Response;
  /** Remembers what must fail the test; each message once. */
  readonly remember: (problem: LlmReplayError) => void;
  readonly note: (text: string) => void;
  /** Notes that a request went live at `start`, which becomes the recorded interaction at `index`. */
  readonly send: (index: number, start: number) => void;
  /** Lists the interactions that were served, in the order of the requests. */
  readonly served: () => readonly Interaction[];
  /** Lists what was served and what of `recorded` went live, in the order of the requests. */
  readonly calls: (recorded: readonly Interaction[]) => LedgerCall[];
  readonly refused: () => number;
  readonly problems: () => readonly LlmReplayError[];
  readonly notes: () => readonly string[];
}

/** Starts an empty ledger. */
export const openLedger = (): Ledger => {
  /** What was served, and the places in the recording of what went live. */
  const calls: (
    | { readonly served: Interaction; readonly serving: Serving }
    | { readonly index: number; readonly start: number }
  )[] = [];
  const problems = new Map<string, LlmReplayError>();
  const notes = new Set<string>();
  let refused = 0;
  const remember = (problem: LlmReplayError) => {
    if (!problems.has(problem.message)) problems.set(problem.message, problem);
  };
  return {
    serve: (interaction, serving, note) => {
      calls.push({ served: interaction, serving });
      if (note !== undefined) notes.add(note);
    },
    refuse: (problem) => {
      refused++;
      remember(problem);
      return refusal(problem);
    },
    remember,
    note: (text) => void notes.add(text),
    send: (index, start) => void calls.push({ index, start }),
    served: () => calls.flatMap((call) => ("served" in call ? call.served : [])),
    calls: (recorded) =>
      calls.flatMap((call) => {
        if ("served" in call) return servedCall(call.served, call.serving);
        const interaction = recorded[call.index];
        const { start } = call;
        return interaction ? { kind: "sent", interaction, start, end: start + interaction.timing.end } : [];
      }),
    refused: () => refused,
    problems: () => [...problems.values()],
    notes: () => [...notes],
  };
};

const servedCall = (served: Interaction, { span, ...times }: Serving): LedgerCall => {
  const { span: _recorded, ...rest } = served;
  return { kind: "served", interaction: span === undefined ? rest : { ...rest, span }, ...times };
};
