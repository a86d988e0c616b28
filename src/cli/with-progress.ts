import type { Host } from "./host.ts";

/** Fewer are done before anyone asks how far it is. */
const TOLD_EVERY = 20;
/** Leaves the terminal's line empty, and stands at its beginning. */
export const CLEAR_LINE = "\r\u001B[K";

/** Goes through items one after the other; a terminal is told how far it is, and the line is cleared at the end. */
export function* withProgress<T>(
  items: readonly T[],
  noun: string,
  { stderr }: Pick<Host, "stderr">,
): Iterable<T> {
  const isTold = stderr.isTTY === true && items.length > TOLD_EVERY;
  try {
    for (const [index, item] of items.entries()) {
      if (isTold && index % TOLD_EVERY === 0) stderr.write(`\r${index} of ${items.length} ${noun}`);
      yield item;
    }
  } finally {
    if (isTold) stderr.write(CLEAR_LINE);
  }
}
