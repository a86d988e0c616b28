/** Prints a line a kind: how often it was made, and how often it was answered as it should be. */
export const tableOf = (
  rows: readonly (readonly [kind: string, injected: number, wrong: number])[],
): string =>
  rows
    .map(([kind, injected, wrong]) => {
      const right = injected === 0 ? "-" : `${((100 * (injected - wrong)) / injected).toFixed(2)} %`;
      return `${kind.padEnd(28)} ${String(injected).padStart(6)} ${String(wrong).padStart(5)} wrong ${right.padStart(9)}`;
    })
    .join("\n");
