import { textOf } from "../cassette/body.ts";
import type { Cassette, Interaction } from "../cassette/cassette.ts";
import type { Call, Trace } from "./trace.ts";

/** Reads interactions, or those of a cassette, as a trace. */
export const readTrace = (source: Pick<Cassette, "interactions"> | readonly Interaction[]): Trace => ({
  calls: ("interactions" in source ? source.interactions : source).map(readCall),
});

const readCall = ({ role, request, response, failure, timing }: Interaction): Call => {
  const requestText = textOf(request.body);
  const text = response && textOf(response.body);
  return {
    role,
    method: request.method,
    url: request.url,
    ...(response && { status: response.status }),
    ...(requestText !== undefined && { requestText }),
    ...(text !== undefined && { text }),
    ...(failure && { failure }),
    timing,
  };
};
