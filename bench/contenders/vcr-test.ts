import { join } from "node:path";
import { loadRival } from "../rivals.ts";
import type { Contender, Send } from "./contender.ts";

interface VcrTest {
  VCR: new (storage: object) => {
    mode: string;
    useCassette(name: string, work: () => Promise<void>): Promise<void>;
  };
  FileStorage: new (folder: string) => object;
  RecordMode: Record<"all" | "none", string>;
}

const { VCR, FileStorage, RecordMode } = await loadRival<VcrTest>("vcr-test");

const through = async <T>(
  folder: string,
  mode: "all" | "none",
  run: (send: Send) => Promise<T>,
): Promise<T> => {
  const vcr = new VCR(new FileStorage(join(folder, "vcr-test")));
  vcr.mode = RecordMode[mode];
  const results: T[] = [];
  await vcr.useCassette("bench", async () => {
    results.push(await run(fetch));
  });
  return results[0] as T;
};

export const contender: Contender = {
  record: (folder, _origin, run) => through(folder, "all", run),
  replay: (folder, _origin, run) => through(folder, "none", run),
};
