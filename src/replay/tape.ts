import { textOf } from "../cassette/body.ts";
import type { Cassette, Interaction } from "../cassette/cassette.ts";
import { openFormIndex, type ServedForm } from "./form-index.ts";
import { orderNote, partNote, volatileNote } from "./hit-notes.ts";
import type { Incoming } from "./incoming.ts";
import type { TapeOptions } from "./match-options.ts";
import { createMatcher, type Subject } from "./matcher.ts";
import { nearestOf, type Nearest } from "./nearest.ts";
import { openVolatileStage } from "./same-but-volatile.ts";
import { reorderedSchemas } from "./schema-order.ts";

/** The interaction that answers a request. */
export interface Hit {
  readonly interaction: Interaction;
  /** Its position in the cassette. */
  readonly index: number;
  /** What should be known about it: volatile tokens, reordered schemas. */
  readonly note?: string;
  /** Tokens of the recording that are others today, to be replaced in the answer; only after a volatile match. */
  readonly renamed?: ReadonlyMap<string, string>;
}

/** How far a request may be from a recorded one: equal but for volatile tokens, or equal. */
type Strictness = "any" | "exact";

/** A cassette being served: each interaction once, equal requests in recorded order. */
export interface Tape {
  /** Finds what answers a request, and counts it as served. */
  readonly find: (incoming: Incoming, how: Strictness) => Hit | undefined;
  /** Adds an interaction that was just recorded; it counts as served. */
  readonly add: (interaction: Interaction) => void;
  /** Lists what was not served. */
  readonly unused: () => Interaction[];
  /** Finds the recorded request that a missed one is most like, and why it did not answer. */
  readonly nearest: (incoming: Incoming) => Nearest;
}

/** Cassettes up to this size are read at the first request, in some milliseconds. */
const FIRST_READ = 1024;

/** Opens a cassette for serving; each opening starts from its beginning. */
export const openTape = (cassette: Pick<Cassette, "interactions">, options: TapeOptions = {}): Tape => {
  const interactions = [...cassette.interactions];
  const matcher = createMatcher(options);
  const index = openFormIndex(matcher);
  const stage = openVolatileStage<ServedForm>();
  /** A set: a tape that repeats may serve one a million times before anything is learned from it. */
  const servedExactly = new Set<ServedForm>();
  let learned = 0;

  const readTo = (end: number): void => {
    while (index.forms.length < Math.min(end, interactions.length))
      index.add(interactions[index.forms.length] as Interaction);
  };

  const readAll = (): void => readTo(interactions.length);

  /** Interactions are read as they are asked for, twice as many each time: opening is free, and most requests find all read. */
  const formByText = (subject: Subject): ServedForm | undefined => {
    let form = index.byText(subject);
    while (
      (form === undefined || form.served === form.members.length) &&
      index.forms.length < interactions.length
    ) {
      readTo(Math.max(FIRST_READ, 2 * index.forms.length));
      form = index.byText(subject);
    }
    return form;
  };

  const take = (form: ServedForm): { interaction: Interaction; index: number } | undefined => {
    const position = form.members[options.repeats ? form.served % form.members.length : form.served];
    if (position === undefined) return undefined;
    form.served++;
    return { interaction: interactions[position] as Interaction, index: position };
  };

  const findEqual = (subject: Subject, form: ServedForm): Hit | undefined => {
    const hit = take(form);
    if (hit === undefined) return undefined;
    servedExactly.add(form);
    if (textOf(hit.interaction.request.body) === subject.text()) return hit;
    const [recorded, today] = [matcher.json(hit.interaction.request), matcher.json(subject.request())];
    const paths = recorded === undefined || today === undefined ? [] : reorderedSchemas(recorded, today);
    return paths.length === 0 ? hit : { ...hit, note: orderNote(hit.interaction.request, paths) };
  };

  const learnAll = (): void => {
    for (; learned < interactions.length; learned++)
      stage.learn(learned, interactions[learned] as Interaction, index.forms[learned] as ServedForm);
    for (const form of servedExactly) stage.keepAsIs(form);
    servedExactly.clear();
  };

  const partialOf = (incoming: Incoming): Subject[] =>
    index.lost().map((lost) => matcher.without(incoming, lost));

  const findPartial = (partial: readonly Subject[]): Hit | undefined => {
    for (const subject of partial) {
      const form = index.byKey(subject);
      const hit = form && take(form);
      const { request } = hit?.interaction ?? {};
      if (hit) return request?.lost?.includes("body") ? { ...hit, note: partNote(request) } : hit;
    }
    return undefined;
  };

  const findVolatile = (subjects: readonly Subject[]): Hit | undefined => {
    learnAll();
    const [found, ...others] = subjects.flatMap(({ key }) => stage.find(key()));
    const hit = found && others.length === 0 ? take(found.form) : undefined;
    if (found === undefined || hit === undefined) return undefined;
    stage.keep(found.pairs);
    return { ...hit, note: volatileNote(hit.interaction.request, found.pairs), renamed: stage.renamed() };
  };

  return {
    find: (incoming, how) => {
      const subject = matcher.incoming(incoming);
      const same = formByText(subject);
      if (same) {
        const hit = take(same);
        if (hit) servedExactly.add(same);
        return hit;
      }
      readAll();
      const equal = index.byKey(subject);
      if (equal) return findEqual(subject, equal);
      if (how === "exact") return undefined;
      const partial = partialOf(incoming);
      return findPartial(partial) ?? findVolatile([subject, ...partial]);
    },
    add: (interaction) => {
      interactions.push(interaction);
      readAll();
      const form = index.forms.at(-1) as ServedForm;
      form.served++;
    },
    unused: () => {
      readAll();
      const rest = [...new Set(index.forms)].flatMap(({ members, served }) => members.slice(served));
      return rest.toSorted((a, b) => a - b).map((position) => interactions[position] as Interaction);
    },
    nearest: (incoming) => {
      readAll();
      learnAll();
      const subject = matcher.incoming(incoming);
      const partial = partialOf(incoming);
      const same = index.byText(subject) ?? index.byKey(subject);
      const equal = same ?? partial.map(index.byKey).find((form) => form !== undefined);
      const alike = equal ? [] : [subject, ...partial].flatMap(({ key }) => stage.find(key()));
      return nearestOf({
        subject,
        matcher,
        interactions,
        forms: index.forms,
        equal,
        alike: alike.map(({ form }) => form),
      });
    },
  };
};
