import { Readable } from "node:stream";
import { loadRival } from "../rivals.ts";
import type { Contender } from "./contender.ts";
import { exchangeFor, plainRecording, recordPlainly } from "./plain-recording.ts";

type Answer = [status: number, body: Readable, headers: Record<string, string>];

interface Scope {
  persist(): Scope;
  post(path: RegExp): { reply(answer: (request: Request) => Promise<Answer>): Scope };
}
interface Nock {
  (origin: string): Scope;
  cleanAll(): void;
  restore(): void;
}

const { default: nock } = await loadRival<{ default: Nock }>("nock");

/** A mock: it is given one handler that finds the answer by the body. Its own recorder takes 45 ms a request. */
export const contender: Contender = {
  record: (folder, _origin, run) => recordPlainly(folder, run),
  async replay(folder, origin, run) {
    const kept = plainRecording(folder);
    nock(origin)
      .persist()
      .post(/./)
      .reply(async (request) => {
        const { status, headers, chunks } = exchangeFor(kept, await request.text());
        return [
          status,
          Readable.from(chunks.map((chunk) => Buffer.from(chunk))),
          Object.fromEntries(headers),
        ];
      });
    try {
      return await run(fetch);
    } finally {
      nock.cleanAll();
      nock.restore();
    }
  },
};
