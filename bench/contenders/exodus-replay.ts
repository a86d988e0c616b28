import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadRival } from "../rivals.ts";
import type { Contender, Send } from "./contender.ts";

interface Exodus {
  fetchRecorder(log: unknown[]): Send;
  fetchReplayer(log: unknown[]): Send;
  prettyJSON(log: unknown[]): string;
}

const { fetchRecorder, fetchReplayer, prettyJSON } = await loadRival<Exodus>("@exodus/replay");
const fileIn = (folder: string): string => join(folder, "exodus.json");

export const contender: Contender = {
  async record(folder, _origin, run) {
    const log: unknown[] = [];
    const result = await run(fetchRecorder(log));
    writeFileSync(fileIn(folder), prettyJSON(log));
    return result;
  },
  replay: (folder, _origin, run) =>
    run(fetchReplayer(JSON.parse(readFileSync(fileIn(folder), "utf8")) as unknown[])),
};
