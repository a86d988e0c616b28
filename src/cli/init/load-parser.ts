import { stripTypeScriptTypes } from "node:module";
import { importVite } from "../config/import-vite.ts";
import type { Parse, Syntax } from "./syntax.ts";

/** As much of Vite as reads a module. */
interface Vite {
  /** From Vite 8 on; reads TypeScript. */
  readonly parseSync?: (
    file: string,
    text: string,
  ) => { readonly program: Syntax; readonly errors: readonly unknown[] };
  /** Before; reads JavaScript alone. */
  readonly parseAst: (text: string) => Syntax;
}

const parserOf =
  ({ parseSync, parseAst }: Vite): Parse =>
  (file, text) => {
    try {
      // Types are replaced by white space, so that places stay what they are.
      if (!parseSync) return parseAst(/\.[cm]?ts$/.test(file) ? stripTypeScriptTypes(text) : text);
      const { program, errors } = parseSync(file, text);
      return errors.length > 0 ? undefined : program;
    } catch {
      return undefined;
    }
  };

/** Loads the parser of the project's own Vite; `undefined` where it is not installed. */
export const loadParser = async (cwd: string): Promise<Parse | undefined> => {
  try {
    return parserOf((await importVite(cwd)) as Vite);
  } catch {
    return undefined;
  }
};
