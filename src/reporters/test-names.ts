import { digestOf } from "../cassette/digest.ts";
import { once } from "../once.ts";
import { defined } from "../trace/values/json-access.ts";
import { cassetteIn } from "./cassette-in.ts";
import type { KnownTests } from "./known-tests.ts";
import type { CassettePair } from "./pair-cassettes.ts";
import type { Recording } from "./report.ts";

/** What the test of a cassette is called, and where its baselines stand. */
interface TestNames {
  /** The head's name, else the base's, else the head's path without its ending. */
  readonly id: string;
  /** In the base, where that tells. */
  readonly old?: string;
  /** In the head's baseline, where that tells. */
  readonly filed?: string;
}

/** Gives the digest of a recording; `undefined` where there is none that can be read. */
export const digestIn = (recording: Recording | undefined): (() => string | undefined) =>
  once(() => {
    const cassette = cassetteIn(recording);
    return cassette && digestOf(cassette);
  });

/** Gives a cassette's path without its ending: the name of a test that nobody names. */
export const plainId = (path: string): string => path.replace(/\.json$/, "");

/** Where a cassette has another path, a baseline that has not followed knows the old name alone. */
const titleOf = ({ path, from }: CassettePair, old: string | undefined, filed: string | undefined): string =>
  (from === undefined ? (filed ?? old) : filed === old ? undefined : filed) ?? plainId(path);

/** Finds what a test is called, by what both sides know of it; `digest` is that of the head. */
export const namesOf = (
  pair: CassettePair,
  { base, head }: { readonly base: KnownTests; readonly head: KnownTests },
  digest: () => string | undefined,
): TestNames => {
  const old = base.ranAs(pair.from ?? pair.path) ?? base.filedAs(digestIn(pair.base));
  const ran = head.ranAs(pair.path);
  const filed = ran ?? head.filedAs(digest);
  return { id: ran ?? titleOf(pair, old, filed), ...defined({ old, filed }) };
};
