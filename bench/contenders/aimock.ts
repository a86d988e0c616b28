import { join } from "node:path";
import { loadRival } from "../rivals.ts";
import type { Contender } from "./contender.ts";

interface Mock {
  readonly url: string;
  start(): Promise<string>;
  stop(): Promise<void>;
  loadFixtureDir(folder: string): Mock;
}

const { LLMock } = await loadRival<{ LLMock: new (options: object) => Mock }>("@copilotkit/aimock");

const through = async <T>(
  mock: Mock,
  origin: string,
  run: (send: typeof fetch) => Promise<T>,
): Promise<T> => {
  await mock.start();
  try {
    return await run((url, init) => fetch(String(url).replace(origin, mock.url), init));
  } finally {
    await mock.stop();
  }
};

/** A server in the same process; it writes the providers' formats itself. */
export const contender: Contender = {
  record: (folder, origin, run) =>
    through(
      new LLMock({ port: 0, record: { providers: { openai: origin }, fixturePath: join(folder, "aimock") } }),
      origin,
      run,
    ),
  replay: (folder, origin, run) =>
    through(
      new LLMock({ port: 0, strict: true, replaySpeed: 1e6 }).loadFixtureDir(join(folder, "aimock")),
      origin,
      run,
    ),
};
