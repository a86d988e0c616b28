import type { RequestHandler } from "msw";
import type { Answer, Live } from "../answer.ts";
import { loadHandlers } from "./load-msw.ts";

/** MSW looks where a handler is made. A test runner reads its source maps for that, 20 ms of each test file. */
const withoutFrames = <T>(make: () => T): T => {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return make();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
};

/**
 * Builds MSW's request handler over an Answer: it takes every request as it is, without the clone and the path
 * parsing of `http.all`. A request that `liveOf` knows no way out for is not this handler's, and is let through.
 */
export const lightHandler = (
  answer: Answer,
  liveOf: (request: Request) => Live | undefined,
): RequestHandler => {
  const { RequestHandler: Base } = loadHandlers();
  type Run = RequestHandler["run"];

  class LightHandler extends Base {
    override async run({ request, requestId }: Parameters<Run>[0]): ReturnType<Run> {
      const live = liveOf(request);
      if (!live) return null;
      return { handler: this, request, requestId, response: await answer(request, live) };
    }

    override predicate(): boolean {
      return true;
    }

    override log(): void {}
  }

  return withoutFrames(() => new LightHandler({ info: { header: "llm-replay" }, resolver: () => undefined }));
};
