import { join } from "node:path";
import { loadRival } from "../rivals.ts";
import type { Contender, Send } from "./contender.ts";

interface Core {
  Polly: new (name: string, options: object) => { stop(): Promise<void> };
}

const { Polly } = await loadRival<Core>("@pollyjs/core");
const { default: adapter } = await loadRival<{ default: object }>("@pollyjs/adapter-fetch");
const { default: persister } = await loadRival<{ default: object }>("@pollyjs/persister-fs");

const through = async <T>(
  folder: string,
  mode: "record" | "replay",
  run: (send: Send) => Promise<T>,
): Promise<T> => {
  const polly = new Polly("bench", {
    mode,
    adapters: [adapter],
    persister,
    persisterOptions: { fs: { recordingsDir: join(folder, "polly") } },
    recordIfMissing: false,
    logLevel: "silent",
  });
  try {
    return await run(fetch);
  } finally {
    await polly.stop();
  }
};

export const contender: Contender = {
  record: (folder, _origin, run) => through(folder, "record", run),
  replay: (folder, _origin, run) => through(folder, "replay", run),
};
