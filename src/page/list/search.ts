import type { Row, TestDetail } from "../../reporters/html/page-data.ts";
import type { Details } from "../data/open-details.ts";

/** Tells whether a text holds what is looked for, in upper or lower case. */
export type Fits = (text: string) => boolean;

/** Looks for a text as it is; `undefined` where nothing is looked for. */
export const fitsQuery = (query: string): Fits | undefined => {
  const words = query.trim();
  if (words === "") return undefined;
  const pattern = new RegExp(words.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"), "i");
  return (text) => pattern.test(text);
};

/** Looks in what the list itself says of a test. */
export const rowFits = ({ id, findings }: Row, fits: Fits): boolean =>
  fits(id) ||
  findings.some(({ message, metric, accepted }) => fits(message) || fits(metric) || fits(accepted ?? ""));

/** Looks in every text of a value; what is shared by several values is looked at once. */
export const valueFits = (fits: Fits): ((value: unknown) => boolean) => {
  const known = new Map<unknown, boolean>();
  const found = (value: object | string): boolean =>
    typeof value === "string" ? fits(value) : Object.values(value).some(look);
  const look = (value: unknown): boolean => {
    if (typeof value !== "string" && (typeof value !== "object" || value === null)) return false;
    const result = known.get(value) ?? found(value);
    known.set(value, result);
    return result;
  };
  return look;
};

/** Lets the browser paint and listen between two blocks. */
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/**
 * Looks through the details of all tests, block by block, and tells the ids of those that fit as they are found. Ends
 * early where `signal` says so.
 */
export const searchDetails = async function* (
  details: Pick<Details, "blocks" | "block">,
  fits: Fits,
  signal: AbortSignal,
): AsyncGenerator<{ readonly found: readonly string[]; readonly done: number }> {
  for (const [index, block] of details.blocks.entries()) {
    const tests: readonly TestDetail[] = await details.block(block);
    await breath();
    if (signal.aborted) return;
    const look = valueFits(fits);
    const found = tests.filter((test) => look(test)).map(({ id }) => id);
    yield { found, done: (index + 1) / details.blocks.length };
  }
};
