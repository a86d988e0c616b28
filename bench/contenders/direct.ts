import type { Contender } from "./contender.ts";

/** No tool at all: what recording is held against. */
export const contender: Contender = {
  record: (_folder, _origin, run) => run(fetch),
  replay: () => Promise.reject(new Error("there is nothing to replay without a tool")),
};
