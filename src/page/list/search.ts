import { literal } from "../../formats/literal.ts";
import type { Row } from "../../reporters/html/page-data.ts";
import { itemsWith } from "../../reporters/html/share-values.ts";
import type { Details } from "../data/open-details.ts";

/** Tells whether a text holds what is looked for, in upper or lower case. */
export type Fits = (text: string) => boolean;

/** Looks for a text as it is; `undefined` where nothing is looked for. */
export const fitsQuery = (query: string): Fits | undefined => {
  const words = query.trim();
  if (words === "") return undefined;
  const pattern = new RegExp(literal(words), "i");
  return (text) => pattern.test(text);
};

/** Looks in what the list itself says of a test. */
export const rowFits = ({ id, findings }: Row, fits: Fits): boolean =>
  fits(id) ||
  findings.some(({ message, metric, accepted }) => fits(message) || fits(metric) || fits(accepted ?? ""));

/** Lets the browser paint and listen between two blocks. */
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** What a search has found so far. */
export interface Progress {
  /** The ids of the tests that fit. */
  readonly found: ReadonlySet<string>;
  /** How much was looked through, from 0 to 1. */
  readonly done: number;
}

/** Looks through the details of all tests, block by block, and tells how far it is; ends early where `stop` says so. */
export const searchDetails = async function* (
  rows: readonly Row[],
  details: Pick<Details, "block">,
  fits: Fits,
  stop: AbortSignal,
): AsyncGenerator<Progress> {
  const blocks = [...Map.groupBy(rows, ({ at }) => at[0])];
  const found = new Set<string>();
  for (const [index, [block, own]] of blocks.entries()) {
    const places = new Set(itemsWith(await details.block(block), fits));
    for (const { id, at } of own) if (places.has(at[1])) found.add(id);
    await breath();
    if (stop.aborted) return;
    yield { found: new Set(found), done: (index + 1) / blocks.length };
  }
};
