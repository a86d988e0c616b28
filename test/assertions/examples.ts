import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOM = join(import.meta.dirname, "../../src/assertions");

/** An example of a TSDoc comment. */
interface Example {
  /** Where it stands, such as `cost-less-than.ts`. */
  readonly file: string;
  readonly code: string;
}

const EXAMPLE = /^ \* @example\n \* ```ts\n((?: \*.*\n)*?) \* ```$/gm;

const codeOf = (comment: string): string => comment.replaceAll(/^ \* ?/gm, "");

/** Gives the examples of all files of the assertions, in the order of their names. */
export const examples = (): readonly Example[] =>
  globSync("**/*.ts", { cwd: ROOM })
    .toSorted()
    .flatMap((file) =>
      [...readFileSync(join(ROOM, file), "utf8").matchAll(EXAMPLE)].map(([, comment = ""]) => ({
        file,
        code: codeOf(comment),
      })),
    );
