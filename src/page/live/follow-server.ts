import { type ReadonlySignal, signal } from "@preact/signals";
import type { LiveData, LiveState } from "../../reporters/html/page-data.ts";
import { servedData } from "./served-data.ts";

/** How a page stands to its server. */
export interface Following {
  readonly isConnected: boolean;
  /** Why what is there now is not shown. */
  readonly problem?: string;
  /** When what is shown became known. */
  readonly since: Date;
}

/** Does work one at a time; what is asked for meanwhile is done once more afterwards. */
const oneAtATime = (work: () => Promise<void>): (() => void) => {
  let [isBusy, isWanted] = [false, false];
  const start = async (): Promise<void> => {
    isBusy = true;
    isWanted = false;
    await work();
    isBusy = false;
    if (isWanted) void start();
  };
  return () => {
    isWanted = true;
    if (!isBusy) void start();
  };
};

/**
 * Follows the server that a page came from: `onData` is given what is shown each time it has become another. The browser
 * itself connects again where the connection is lost.
 */
export const followServer = (
  first: LiveState,
  onData: (data: LiveData) => void,
): ReadonlySignal<Following> => {
  const following = signal<Following>({ isConnected: true, since: new Date() });
  let shown = first.version;
  const become = (isConnected: boolean, { problem }: Pick<LiveState, "problem">, since?: Date): void => {
    following.value = {
      isConnected,
      since: since ?? following.peek().since,
      ...(problem !== undefined && { problem }),
    };
  };
  const update = oneAtATime(async () => {
    try {
      const next = await servedData();
      shown = next.version;
      onData(next);
      become(true, next, new Date());
    } catch {
      become(false, {});
    }
  });
  const events = new EventSource("events");
  events.addEventListener("message", ({ data }) => {
    const state = JSON.parse(data as string) as LiveState;
    if (state.version === shown) become(true, state);
    else update();
  });
  events.addEventListener("error", () => become(false, following.peek()));
  return following;
};
