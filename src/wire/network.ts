import type { RequestHandler } from "msw";
import type { Answer, Live } from "../answer.ts";
import { failure } from "../errors.ts";
import { lightHandler } from "./light-handler.ts";
import { loadNetwork } from "./load-msw.ts";

/** MSW's network with one source and one handler. */
export interface Network extends Disposable {
  /** Sends a request through the network; rejects with what the Answer rejects with, untouched. */
  ask(request: Request, live: Live): Promise<Response>;
}

/**
 * Opens MSW's network over an Answer. Its frames hand the request itself to the handler and the response itself
 * to the client: MSW's own frames clone both for their events and print what an Answer rejects with.
 */
export const openNetwork = (answer: Answer): Network => {
  const { defineNetwork, HttpNetworkFrame, NetworkSource } = loadNetwork();
  const lives = new WeakMap<Request, Live>();

  class Frame extends HttpNetworkFrame {
    readonly #settle: (response: Response) => void;
    readonly #fail: (reason: unknown) => void;

    constructor(request: Request, settle: (response: Response) => void, fail: (reason: unknown) => void) {
      super({ id: "llm-replay", request });
      this.#settle = settle;
      this.#fail = fail;
    }

    override async resolve(handlers: RequestHandler[]): Promise<boolean> {
      const { id: requestId, request } = this.data;
      try {
        for (const handler of handlers)
          this.respondWith((await handler.run({ request, requestId }))?.response);
      } catch (error) {
        this.errorWith(error);
      }
      return true;
    }

    respondWith(response?: Response): void {
      if (response) this.#settle(response);
    }

    errorWith(reason?: unknown): void {
      this.#fail(reason);
    }

    passthrough(): void {}
  }

  class Source extends NetworkSource<Frame> {
    override enable(): void {}
  }

  const source = new Source();
  const handler = lightHandler(answer, (request) => lives.get(request));
  const network = defineNetwork({ sources: [source], handlers: [handler], context: { quiet: true } });
  network.enable();

  return {
    ask: (request, live) =>
      new Promise<Response>((resolve, reject) => {
        lives.set(request, live);
        let isAnswered = false;
        const answered = (response: Response): void => {
          isAnswered = true;
          resolve(response);
        };
        const queued = (): void => {
          if (!isAnswered) reject(failure("wireClosed", request.method, request.url));
        };
        void source.queue(new Frame(request, answered, reject)).then(queued, reject);
      }),
    [Symbol.dispose]: () => void network.disable(),
  };
};
