import { withCassette } from "../../src/index.ts";
import type { Contender } from "./contender.ts";

export const contender: Contender = {
  async record(folder, origin, run) {
    await withCassette("bench", { dir: folder, mode: "record", traffic: { record: [origin] } }, () =>
      run(fetch),
    );
  },
  async replay(folder, origin, run) {
    await withCassette("bench", { dir: folder, mode: "replay", traffic: { record: [origin] } }, () =>
      run(fetch),
    );
  },
};
