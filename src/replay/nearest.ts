import type { Interaction, RecordedRequest } from "../cassette/cassette.ts";
import type { JsonValue } from "../formats/json.ts";
import type { ServedForm } from "./form-index.ts";
import type { Difference } from "../formats/json-difference.ts";
import type { Matcher, Subject } from "./matcher.ts";
import { requestDifferences } from "./request-difference.ts";

/** The recorded request that a missed one is most like, and why it did not answer. */
export interface Nearest {
  /** The missed request, without secrets. */
  readonly request: RecordedRequest;
  /** How many interactions the cassette holds. */
  readonly total: number;
  /** Absent where the cassette holds none. */
  readonly recorded?: {
    readonly interaction: Interaction;
    readonly index: number;
    /** How many equal requests were recorded, and how many of them were served. */
    readonly times: number;
    readonly served: number;
  };
  /**
   * `consumed`: recorded, but served as often as it was recorded; `ambiguous`: several recorded requests differ from
   * it in volatile values alone; `different`: none does.
   */
  readonly why: "consumed" | "ambiguous" | "different";
  /** How many recorded requests differ from it in volatile values alone. */
  readonly alike: number;
  readonly differences: readonly Difference[];
  /** How like the two are, from 0 to 1; for choosing among cassettes, never for matching. */
  readonly likeness: number;
}

const MOST_CANDIDATES = 40;
const MOST_LEAVES = 2000;
const MOST_WORDS = 50;

const addLeaves = (value: JsonValue | undefined, path: string, leaves: Set<string>): void => {
  if (leaves.size >= MOST_LEAVES) return;
  if (typeof value === "string")
    for (const word of value.split(/\s+/, MOST_WORDS)) leaves.add(`${path} ${word}`);
  else if (typeof value !== "object" || value === null) leaves.add(`${path} ${value}`);
  else for (const [name, item] of Object.entries(value)) addLeaves(item, `${path}/${name}`, leaves);
};

const leavesOf = (request: RecordedRequest, matcher: Matcher): Set<string> => {
  const url = URL.parse(request.url);
  const leaves = new Set([`method ${request.method}`, `host ${url?.host}`, `path ${url?.pathname}`]);
  addLeaves(matcher.json(request), "$", leaves);
  return leaves;
};

/** Twice what they share by what both have. */
const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let shared = 0;
  for (const leaf of a) if (b.has(leaf)) shared++;
  return (2 * shared) / (a.size + b.size);
};

const firstLine = (key: string): string => key.slice(0, key.indexOf("\n"));

/** The few forms worth comparing in depth: of the same address first, then of about the same size. */
const candidatesFor = (key: string, forms: Iterable<ServedForm>): ServedForm[] => {
  const head = firstLine(key);
  const ranked = Array.from(forms, (form) => ({
    form,
    distance: Math.abs(form.key().length - key.length) + (firstLine(form.key()) === head ? 0 : 1e9),
  }));
  return ranked
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, MOST_CANDIDATES)
    .map(({ form }) => form);
};

/** Chooses the form a request is most like; `equal` and `alike` are what matching found. */
export const nearestOf = (input: {
  readonly subject: Subject;
  readonly matcher: Matcher;
  readonly interactions: readonly Interaction[];
  readonly forms: readonly ServedForm[];
  readonly equal: ServedForm | undefined;
  readonly alike: readonly ServedForm[];
}): Nearest => {
  const { subject, matcher, interactions, equal, alike } = input;
  const request = subject.request();
  const today = leavesOf(request, matcher);
  const candidates = equal
    ? [equal]
    : alike.length > 0
      ? alike
      : candidatesFor(subject.key(), new Set(input.forms));
  let best: { form: ServedForm; likeness: number } | undefined;
  for (const form of candidates.slice(0, MOST_CANDIDATES)) {
    const first = interactions[form.members[0] ?? 0] as Interaction;
    const score = likeness(leavesOf(first.request, matcher), today);
    if (!best || score > best.likeness) best = { form, likeness: score };
  }
  const common = { request, total: interactions.length, alike: alike.length };
  if (!best) return { ...common, why: "different", differences: [], likeness: 0 };
  const { members, served } = best.form;
  const index = members[Math.min(served, members.length - 1)] ?? 0;
  const interaction = interactions[index] as Interaction;
  const isConsumed = served >= members.length;
  return {
    ...common,
    recorded: { interaction, index, times: members.length, served },
    why:
      (equal ?? alike.length === 1) && isConsumed ? "consumed" : alike.length > 1 ? "ambiguous" : "different",
    differences: equal ? [] : requestDifferences(interaction.request, request, matcher),
    likeness: best.likeness,
  };
};
