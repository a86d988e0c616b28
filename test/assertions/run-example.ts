import { stripTypeScriptTypes } from "node:module";

type Runs = (...values: unknown[]) => Promise<void>;

/** Runs a piece of TypeScript with `await` in it, as if it stood in a test; what it imports is in the scope. */
export const runExample = async (code: string, scope: Readonly<Record<string, unknown>>): Promise<void> => {
  const AsyncFunction = (async () => {}).constructor as new (...source: string[]) => Runs;
  const body = stripTypeScriptTypes(code).replaceAll(/^import .*$/gm, "");
  await new AsyncFunction(...Object.keys(scope), body)(...Object.values(scope));
};
