import type { Interaction } from "../cassette/cassette.ts";
import { idsIn } from "./minted-ids.ts";
import { looksOpaque } from "./opaque-id.ts";
import { isWrittenAlike } from "./same-token.ts";
import { openTokenMap, type Pair } from "./token-map.ts";
import { type Token, tokenize, type Tokenized } from "./volatile.ts";

/** Recorded interactions whose requests are the same: they share one match key. */
export interface Form {
  readonly key: string;
  /** Positions in the cassette, in recorded order. */
  readonly members: readonly number[];
}

/** What the volatile stage found for a request that equals no recorded one. */
export interface Found<F extends Form> {
  /** The recorded forms that differ from the request in volatile tokens alone; a hit where it is exactly one. */
  readonly forms: readonly F[];
  /** The tokens of the request beside those of the one form. */
  readonly pairs: readonly Pair[];
}

/** The search for requests that are equal but for volatile tokens; remembers what stands for what. */
export interface VolatileStage<F extends Form> {
  /** Takes in what was recorded. */
  readonly learn: (index: number, interaction: Interaction, form: F) => void;
  readonly find: (key: string) => Found<F>;
  readonly keep: (pairs: readonly Pair[]) => void;
  /** Keeps that every volatile token of an exactly matched form stands for itself. */
  readonly keepAsIs: (form: F) => void;
  readonly renamed: () => ReadonlyMap<string, string>;
}

const isStamp = ({ kind }: Token): boolean => kind !== "word";

/** Starts the stage for one cassette. */
export const openVolatileStage = <F extends Form>(): VolatileStage<F> => {
  const byTemplate = new Map<string, F[]>();
  const tokenized = new Map<F, Tokenized>();
  /** Where a token first stood in a request, and in a response under an id key. */
  const asked = new Map<string, number>();
  const minted = new Map<string, number>();
  const map = openTokenMap((token) => asked.has(token) || minted.has(token));

  /** The token was given by a response before the request at `index`, and by no request before that response. */
  const wasGiven = ({ text, isWhole }: Token, index: number): boolean => {
    const at = minted.get(text);
    return at !== undefined && at < index && (asked.get(text) ?? index) > at && looksOpaque(text, isWhole);
  };

  const isVolatile = (token: Token, form: F): boolean =>
    isStamp(token) || form.members.some((index) => wasGiven(token, index));

  const pairUp = (form: F, today: Tokenized): Pair[] | undefined => {
    const pairs: Pair[] = [];
    for (const [i, token] of (tokenized.get(form)?.tokens ?? []).entries()) {
      const text = today.tokens[i]?.text ?? "";
      const isSame = token.text === text;
      if (!isVolatile(token, form)) {
        if (!isSame) return undefined;
      } else if (isSame || isWrittenAlike(token, text)) {
        pairs.push({ kind: token.kind, recorded: token.text, today: text });
      } else return undefined;
    }
    return map.fits(pairs) ? pairs : undefined;
  };

  const tokensOf = (form: F): Tokenized => {
    const known = tokenized.get(form);
    if (known) return known;
    const read = tokenize(form.key);
    tokenized.set(form, read);
    const alike = byTemplate.get(read.template);
    if (alike) alike.push(form);
    else byTemplate.set(read.template, [form]);
    return read;
  };

  return {
    learn: (index, { response }, form) => {
      for (const { text } of tokensOf(form).tokens) if (!asked.has(text)) asked.set(text, index);
      for (const id of idsIn(response?.body ?? null)) if (!minted.has(id)) minted.set(id, index);
    },
    find: (key) => {
      const today = tokenize(key);
      const candidates = byTemplate.get(today.template) ?? [];
      const fitting = candidates.flatMap((form) => {
        const pairs = pairUp(form, today);
        return pairs ? [{ form, pairs }] : [];
      });
      return {
        forms: fitting.map(({ form }) => form),
        pairs: fitting.length === 1 ? (fitting[0]?.pairs ?? []) : [],
      };
    },
    keep: map.keep,
    keepAsIs: (form) => {
      const tokens = tokensOf(form).tokens.filter((token) => isVolatile(token, form));
      map.keep(tokens.map(({ kind, text }) => ({ kind, recorded: text, today: text })));
    },
    renamed: map.renamed,
  };
};
