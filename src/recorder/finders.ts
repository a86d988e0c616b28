import type { RecordedRequest } from "../cassette/cassette.ts";
import { type SecretFinder, textFinder, urlFinder } from "./find-secrets.ts";
import { ownCredentials } from "./own-credentials.ts";
import type { SecretNames } from "./secret-names.ts";
import { SECRET_SHAPES, type SecretShape } from "./secret-shapes.ts";

/** The searches that a message may need. */
export interface Finders {
  readonly text: SecretFinder;
  /** For addresses, and for bodies that are forms. */
  readonly url: SecretFinder;
}

/** The searches of a session. */
interface SessionFinders {
  /** For requests: whoever looks one up knows no key, so that shapes and names must tell. */
  readonly plain: Finders;
  /** For what answers requests, given as sent: it may repeat the keys that they carried. */
  readonly answering: (...requests: readonly RecordedRequest[]) => Finders;
}

const userShape = (pattern: RegExp): SecretShape => ({
  name: `pattern ${pattern.source}`,
  hints: [],
  isForCharacters: true,
  find: new RegExp(pattern.source, [...new Set(`${pattern.flags.replace("y", "")}dg`)].join("")),
});

/** Builds the searches for credentials of the known shapes and of the user's `patterns`, and for what stands under `names`. */
export const openFinders = (patterns: readonly RegExp[], names: SecretNames): SessionFinders => {
  const shapes = [...SECRET_SHAPES, ...patterns.map(userShape)];

  const findersWith = (more: readonly SecretShape[]): Finders => {
    const inText = textFinder([...shapes, ...more], names);
    return { text: inText, url: urlFinder(inText, names) };
  };

  const plain = findersWith([]);
  return {
    plain,
    answering: (...requests) => {
      const found = requests.flatMap((request) => ownCredentials(request, names));
      const own = new Map(found.map((shape) => [shape.find.source, shape]));
      return own.size > 0 ? findersWith([...own.values()]) : plain;
    },
  };
};
