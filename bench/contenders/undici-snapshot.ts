import { join } from "node:path";
import { fetch, SnapshotAgent } from "undici";
import type { Contender, Send } from "./contender.ts";

const through =
  (agent: SnapshotAgent): Send =>
  (url, init) =>
    fetch(url, { ...init, dispatcher: agent });

export const contender: Contender = {
  async record(folder, _origin, run) {
    const agent = new SnapshotAgent({ mode: "record", snapshotPath: join(folder, "undici.json") });
    await run(through(agent));
    await agent.saveSnapshots();
    await agent.close();
  },
  async replay(folder, _origin, run) {
    const agent = new SnapshotAgent({ mode: "playback", snapshotPath: join(folder, "undici.json") });
    await agent.loadSnapshots();
    await run(through(agent));
    await agent.close();
  },
};
