import type { Cassette } from "../../cassette/cassette.ts";
import { attemptsOf } from "../../trace/calls/attempts.ts";
import { readCall, type ReadOptions } from "../../trace/read-call.ts";
import { changesState } from "./changes-state.ts";
import { notComparable } from "./not-comparable.ts";
import { givenIds, neededIds } from "./server-ids.ts";
import { type Candidate, type FindWay, isStep, type Need, type Planned } from "./step.ts";

/** What is sent, and how. */
export interface PlanOptions {
  readonly findWay: FindWay;
  /** Send also what may change something. */
  readonly unsafe: boolean;
  /** The project's own prices. */
  readonly reading?: ReadOptions | undefined;
}

const candidatesOf = (path: string, { interactions }: Cassette, reading?: ReadOptions): Candidate[] => {
  const attempts = attemptsOf(interactions);
  return interactions.map((recorded, index) => ({
    path,
    index,
    recorded,
    call: readCall(recorded, { index, start: 0, attempt: attempts[index] ?? 1 }, reading),
  }));
};

/** What stands against sending a call, whatever the others do. */
const objection = ({ recorded, call }: Candidate, unsafe: boolean): string | undefined => {
  const reason = notComparable(recorded, call);
  if (reason !== undefined || unsafe) return reason;
  const change = changesState(call);
  return change === undefined ? undefined : `${change}; --unsafe sends it`;
};

const needsOf = ({ recorded }: Candidate, givers: ReadonlyMap<string, number>): Need[] =>
  neededIds(recorded.request, givers.keys()).flatMap((id) => {
    const giver = givers.get(id);
    return giver === undefined ? [] : [{ id, giver }];
  });

/** What changes something waits for all before it, and all after it waits for it. */
const changesBefore = ({ call }: Candidate, before: readonly Planned[]): number[] =>
  before
    .filter((each) => changesState(call) !== undefined || changesState(each.call) !== undefined)
    .map(({ index }) => index);

const plannedOf = (
  candidate: Candidate,
  givers: ReadonlyMap<string, number>,
  before: readonly Planned[],
  { findWay, unsafe }: PlanOptions,
): Planned => {
  const reason = objection(candidate, unsafe);
  if (reason !== undefined) return { ...candidate, reason };
  const way = findWay(candidate.recorded.request, candidate.call.provider);
  if ("reason" in way) return { ...candidate, reason: way.reason };
  const needs = needsOf(candidate, givers);
  const missing = needs.find(({ giver }) => {
    const found = before[giver];
    return found === undefined || !isStep(found);
  });
  if (missing)
    return { ...candidate, reason: `it names ${missing.id} of call ${missing.giver + 1}, which is not sent` };
  const waitsFor = [...needs.map(({ giver }) => giver), ...changesBefore(candidate, before)];
  return { ...candidate, way, needs, waitsFor: [...new Set(waitsFor)] };
};

/** Decides of each interaction of a cassette whether it is sent again, and on what it depends. */
export const planCassette = (path: string, cassette: Cassette, options: PlanOptions): readonly Planned[] => {
  const givers = new Map<string, number>();
  const planned: Planned[] = [];
  for (const candidate of candidatesOf(path, cassette, options.reading)) {
    planned.push(plannedOf(candidate, givers, planned, options));
    const { response } = candidate.recorded;
    for (const id of response ? givenIds(response) : []) if (!givers.has(id)) givers.set(id, candidate.index);
  }
  return planned;
};
