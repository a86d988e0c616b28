import type { Cassette } from "../cassette/cassette.ts";
import type { CassetteFile, CheckOptions, Concern, Found, ReadFile, Rule } from "./concern.ts";
import { cachePrefix } from "./rules/cache-prefix.ts";
import { handEdited } from "./rules/hand-edited.ts";
import { models } from "./rules/models.ts";
import { secrets } from "./rules/secrets.ts";
import { size } from "./rules/size.ts";
import { stale } from "./rules/stale.ts";

const RULES_OF_CONTENT: readonly Rule[] = [secrets, handEdited, stale, models, size, cachePrefix];

const isRead = (file: CassetteFile): file is ReadFile => !("problem" in file.cassette);

const orphaned = (path: string, used: ReadonlySet<string> | undefined): Found[] =>
  used === undefined || used.has(path)
    ? []
    : [
        {
          rule: "orphan",
          severity: "warning",
          message: "was used by no test of the last run. Remove it with `llm-replay prune --unused`.",
        },
      ];

const findingsOf = (file: CassetteFile, options: CheckOptions): readonly Found[] => {
  if (isRead(file)) return RULES_OF_CONTENT.flatMap((rule) => rule(file, options));
  const problem = "problem" in file.cassette ? file.cassette.problem : "";
  return [{ rule: "unreadable", severity: "error", message: problem }];
};

/** What was found in a cassette, and what it should be instead, where that can be told for certain. */
export interface CheckedCassette {
  readonly concerns: readonly Concern[];
  readonly fixed?: Cassette;
}

/** Looks at one cassette; what cannot be read is not looked at further. Of two cures the graver concern's is taken. */
export const checkCassette = (file: CassetteFile, options: CheckOptions): CheckedCassette => {
  const { path } = file;
  const found = [...findingsOf(file, options), ...orphaned(path, options.used)];
  const fixed = found.find((each) => each.fixed)?.fixed;
  const concerns = found.map(({ rule, severity, message }) => ({ rule, severity, path, message }));
  return { concerns, ...(fixed && { fixed }) };
};
