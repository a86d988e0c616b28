/** Items in the order they came, for one reader. */
export interface Inbox<T> {
  readonly put: (item: T) => void;
  /** Gives the next item; rejects once the items before a {@link Inbox.fail} are read. */
  readonly next: () => Promise<T>;
  readonly fail: (reason: Error) => void;
}

/** Makes an empty inbox. */
export const inbox = <T>(): Inbox<T> => {
  const items: T[] = [];
  let failed: Error | undefined;
  let wake: (() => void) | undefined;
  const rouse = (): void => {
    wake?.();
    wake = undefined;
  };
  const next = async (): Promise<T> => {
    for (;;) {
      if (items.length > 0) return items.shift() as T;
      if (failed) throw failed;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return {
    put: (item) => {
      items.push(item);
      rouse();
    },
    next,
    fail: (reason) => {
      failed ??= reason;
      rouse();
    },
  };
};
