import type { Interaction } from "../cassette/cassette.ts";
import { idsIn } from "./minted-ids.ts";
import { looksOpaque } from "./opaque-id.ts";
import { isWrittenAlike } from "./same-token.ts";
import { isSentAgain } from "./sent-again.ts";
import { openTokenMap, type Pair } from "./token-map.ts";
import { type Token, tokenize } from "./volatile.ts";

/** Recorded interactions whose requests are the same: they share one match key. */
export interface Form {
  /** The match key. */
  readonly key: () => string;
  /** Positions in the cassette, in recorded order. */
  readonly members: readonly number[];
  /** How many of them were served. */
  readonly served: number;
}

/** A recorded form that differs from a request in volatile tokens alone, and the tokens of both side by side. */
interface Fitting<F extends Form> {
  readonly form: F;
  readonly pairs: readonly Pair[];
}

/** The search for requests that are equal but for volatile tokens; remembers what stands for what. */
export interface VolatileStage<F extends Form> {
  /** Takes in what was recorded. */
  readonly learn: (index: number, interaction: Interaction, form: F) => void;
  /** Lists the forms that a request which equals none may stand for; it is answered where it is exactly one. */
  readonly find: (key: string) => readonly Fitting<F>[];
  readonly keep: (pairs: readonly Pair[]) => void;
  /** Keeps that every volatile token of an exactly matched form stands for itself. */
  readonly keepAsIs: (form: F) => void;
  readonly renamed: () => ReadonlyMap<string, string>;
}

interface Learned<F extends Form> {
  readonly form: F;
  readonly tokens: readonly Token[];
}

const withInner = (token: Token): readonly Token[] => [token, ...(token.inner?.tokens ?? [])];

/** Starts the stage for one cassette. */
export const openVolatileStage = <F extends Form>(): VolatileStage<F> => {
  const learned = new Map<F, Learned<F>>();
  const byTemplate = new Map<string, Learned<F>[]>();
  const forms: F[] = [];
  /** Where a token first stood in a request, and in a response under an id key. */
  const asked = new Map<string, number>();
  const minted = new Map<string, number>();
  const map = openTokenMap((token) => asked.has(token) || minted.has(token));

  const learnForm = (form: F): Learned<F> => {
    const known = learned.get(form);
    if (known) return known;
    const { template, tokens } = tokenize(form.key());
    const entry = { form, tokens };
    learned.set(form, entry);
    const alike = byTemplate.get(template);
    if (alike) alike.push(entry);
    else byTemplate.set(template, [entry]);
    return entry;
  };

  /** The response that gave a token of a recorded request, where no request held it before. */
  const giverOf = ({ kind, text, isWhole }: Token): number | undefined => {
    const at = kind === "word" ? minted.get(text) : undefined;
    if (at === undefined || (asked.get(text) ?? 0) <= at) return undefined;
    return looksOpaque(text, isWhole) ? at : undefined;
  };

  /** Pairs two tokens that stand in one place; `undefined` where they mean something different. */
  const pair = (recorded: Token, today: Token | undefined): Pair[] | undefined => {
    if (today === undefined) return undefined;
    const { kind, text, inner } = recorded;
    const isSame = text === today.text;
    const whole = { kind, recorded: text, today: today.text };
    const isAlike = (): boolean => isSame || isWrittenAlike(recorded, today.text);
    if (giverOf(recorded) !== undefined && isAlike()) return [whole];
    if (inner && inner.template === today.inner?.template) return pairUp(inner.tokens, today.inner.tokens);
    if (kind !== "word" && isAlike()) return [whole];
    return isSame ? [] : undefined;
  };

  const pairUp = (recorded: readonly Token[], today: readonly Token[]): Pair[] | undefined => {
    const pairs: Pair[] = [];
    for (const [i, token] of recorded.entries()) {
      const found = pair(token, today[i]);
      if (found === undefined) return undefined;
      pairs.push(...found);
    }
    return pairs;
  };

  const isServed = (index: number): boolean => {
    const form = forms[index];
    return form !== undefined && form.members.indexOf(index) < form.served;
  };

  /** An id cannot be echoed before the response that gave it was served. */
  const isPossible = ({ tokens }: Learned<F>): boolean =>
    tokens.every((token) => {
      const giver = giverOf(token);
      return giver === undefined || isServed(giver);
    });

  /** Chooses among several forms where no guess is needed; otherwise all are kept. */
  const narrowed = (candidates: readonly Learned<F>[]): readonly Learned<F>[] => {
    const possible = candidates.filter(isPossible);
    const rest = possible.length > 0 ? possible : candidates;
    const isGiven = ({ text }: Token): boolean => minted.has(text);
    const tokens = rest.map((each) => each.tokens);
    if (!isSentAgain(tokens, isGiven)) return rest;
    const next = rest.find(({ form }) => form.served < form.members.length) ?? rest.at(-1);
    return next ? [next] : [];
  };

  return {
    learn: (index, { response }, form) => {
      forms[index] = form;
      const { tokens } = learnForm(form);
      for (const { text } of tokens.flatMap(withInner)) if (!asked.has(text)) asked.set(text, index);
      for (const id of idsIn(response?.body ?? null)) if (!minted.has(id)) minted.set(id, index);
    },
    find: (key) => {
      const { template, tokens } = tokenize(key);
      const pairs = new Map<Learned<F>, Pair[]>();
      for (const entry of byTemplate.get(template) ?? []) {
        const found = pairUp(entry.tokens, tokens);
        if (found && map.fits(found)) pairs.set(entry, found);
      }
      return narrowed([...pairs.keys()]).map((entry) => ({
        form: entry.form,
        pairs: pairs.get(entry) ?? [],
      }));
    },
    keep: map.keep,
    keepAsIs: (form) => {
      const tokens = learned.get(form)?.tokens ?? [];
      map.keep(pairUp(tokens, tokens) ?? []);
    },
    renamed: map.renamed,
  };
};
