import type { Interaction, Take, Timing } from "../cassette/cassette.ts";
import type { Call } from "../trace/call.ts";
import { readCall } from "../trace/read-call.ts";

/** What was measured of a recording, or why it is another one's. */
export type Measured = { readonly take: Take } | { readonly reason: string };

const callOf = (interaction: Interaction, index: number): Call =>
  readCall(interaction, { index, start: 0, attempt: 1 });

const outcomeOf = ({ error, status }: Call): string =>
  error === undefined ? "" : `failed with ${status ?? error.type}`;

/** A call's place in the path that a program takes: whom it asks, and which tools the answer asks for; not what is said. */
const stepOf = (call: Call): string => {
  const { role, method, url, requestModel, toolCalls } = call;
  const { origin = "", pathname = url } = URL.parse(url) ?? {};
  const tools = toolCalls.map(({ name }) => name).join(", ");
  return [
    `${role === "judge" ? "judge's " : ""}${method} ${origin}${pathname}`,
    ...(requestModel === undefined ? [] : [requestModel]),
    ...(tools === "" ? [] : [`calling ${tools}`]),
    ...[outcomeOf(call)].filter(Boolean),
  ].join(", ");
};

const askedOf = ({ request: { method, url, body } }: Interaction): string =>
  JSON.stringify([method, url, body]);

interface Step {
  readonly interaction: Interaction;
  readonly call: Call;
  readonly index: number;
  readonly step: string;
}

const stepsOf = (interactions: readonly Interaction[]): Step[] =>
  interactions.map((interaction, index) => {
    const call = callOf(interaction, index);
    return { interaction, call, index, step: stepOf(call) };
  });

/** Takes out of `waiting` the recorded call that one of today is: the one that asked the very same, else the first of its kind. */
const partnerOf = (today: Step, waiting: Step[]): Step | undefined => {
  const alike = waiting.filter(({ step }) => step === today.step);
  const asked = askedOf(today.interaction);
  const found = alike.find(({ interaction }) => askedOf(interaction) === asked) ?? alike[0];
  if (found) waiting.splice(waiting.indexOf(found), 1);
  return found;
};

/** In the recording's order. */
const takeIn = (pairs: ReadonlyMap<number, Step>, scores: Take["scores"]): Take => {
  const steps = [...pairs].toSorted(([a], [b]) => a - b).map(([, step]) => step);
  const recordedAt = steps.map(({ interaction }) => interaction.recordedAt).toSorted()[0] ?? "";
  return {
    recordedAt,
    timings: steps.map(({ interaction }): Timing => interaction.timing),
    usages: steps.map(({ call }) => ({ ...call.usage })),
    ...(scores && Object.keys(scores).length > 0 && { scores }),
  };
};

/**
 * Makes a take of what was sent again: each call is found among the recorded ones by whom it asks and which tools its
 * answer asks for, so that answers may be worded otherwise. Where a call is one too many, lacks, or has not ended, there
 * is no take, but the reason.
 */
export const takeOf = (
  recorded: readonly Interaction[],
  today: readonly Interaction[],
  scores?: Take["scores"],
): Measured => {
  const waiting = stepsOf(recorded);
  const pairs = new Map<number, Step>();
  for (const step of stepsOf(today)) {
    if (step.interaction.unfinished) return { reason: `the answer to ${step.step} was still coming in` };
    const partner = partnerOf(step, waiting);
    if (!partner) return { reason: `its call ${step.index + 1} is none of the recording's: ${step.step}` };
    pairs.set(partner.index, step);
  }
  const [missing] = waiting;
  if (missing) return { reason: `call ${missing.index + 1} was not made: ${missing.step}` };
  return { take: takeIn(pairs, scores) };
};
