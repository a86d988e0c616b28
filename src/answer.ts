import { AsyncLocalStorage } from "node:async_hooks";

/** Sends the request that an {@link Answer} was asked about to the real network; may be called after the request's body was read. */
export interface Live {
  (): Promise<Response>;
  /** Tells that the network is not needed: the answer is at hand. */
  readonly spare?: () => void;
}

/** Gives the response to a request: recording and replaying are two values of this type. */
export type Answer = (request: Request, live: Live) => Promise<Response>;

/** Who makes a call: the program under test, or a matcher that judges its output. */
export type Role = "app" | "judge";

const SLOT = Symbol.for("llm-replay.role");

/** One for the process: test runners evaluate modules more than once, and in realms with a global object of their own. */
const role = ((process as { [SLOT]?: AsyncLocalStorage<Role> })[SLOT] ??= new AsyncLocalStorage());

/** Reads the role of the calls made in the present async context, `app` by default. */
export const currentRole = (): Role => role.getStore() ?? "app";

/** Runs `work` so that every call it makes carries the role `as`. */
export const withRole = <T>(as: Role, work: () => T): T => role.run(as, work);
