import type { HttpRequestEvent } from "@mswjs/interceptors";

type Controller = HttpRequestEvent["controller"];

/** What can become of a request on a socket, once nobody else wants it. */
export interface Verdict {
  /** Tells whether the request still waits; its client may have left. */
  isOpen(): boolean;
  respond(response: Response): void;
  /** Breaks the connection off with an error, or without one as a host does that goes away. */
  breakOff(error: Error | undefined): void;
  /** Lets the request reach the real network. */
  pass(): void;
}

const PENDING = 0;

/**
 * Takes a request on where everyone else lets it pass: `decide` runs when MSW would send it to the network, or
 * would fail it because a strict MSW of the user's has no handler for it. What that MSW mocks stays mocked.
 */
export const takeUnwanted = (controller: Controller, decide: (verdict: Verdict) => Promise<void>): void => {
  const respond = controller.respondWith.bind(controller);
  const fail = controller.errorWith.bind(controller);
  const pass = controller.passthrough.bind(controller);
  const verdict: Verdict = {
    isOpen: () => controller.readyState === PENDING,
    respond,
    breakOff: (error) => fail(error),
    pass: () => void pass(),
  };
  let decision: Promise<void> | undefined;
  let refused = false;
  const decideOnce = (): Promise<void> => (decision ??= decide(verdict));

  controller.passthrough = decideOnce;
  controller.errorWith = (reason) => {
    if (isUnhandled(reason)) refused = true;
    else fail(reason);
  };
  controller.respondWith = (response) => {
    if (refused && isFailure(response)) void decideOnce();
    else respond(response);
  };
};

/** The error of `onUnhandledFrame: "error"`. */
const isUnhandled = (reason: unknown): boolean =>
  reason instanceof Error && reason.name === "InternalError" && reason.message.includes("onUnhandledFrame");

/** What MSW makes of an error it does not know; that of a strict MSW comes back so. */
const isFailure = ({ status, statusText }: Response): boolean =>
  status === 500 && statusText === "Unhandled Exception";
