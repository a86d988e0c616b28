import { join } from "node:path";
import { fetch, SnapshotAgent } from "undici";
import type { Contender, Send } from "./contender.ts";

const through =
  (agent: SnapshotAgent): Send =>
  (url, init) =>
    fetch(url, { ...init, dispatcher: agent });

const fileIn = (folder: string): string => join(folder, "undici.json");

export const contender: Contender = {
  async record(folder, _origin, run) {
    const agent = new SnapshotAgent({ mode: "record", snapshotPath: fileIn(folder) });
    const result = await run(through(agent));
    await agent.saveSnapshots();
    await agent.close();
    return result;
  },
  async replay(folder, _origin, run) {
    const agent = new SnapshotAgent({ mode: "playback", snapshotPath: fileIn(folder) });
    await agent.loadSnapshots();
    const result = await run(through(agent));
    await agent.close();
    return result;
  },
};
