import { loadRival } from "../rivals.ts";
import type { Contender } from "./contender.ts";
import { exchangeFor, plainRecording, recordPlainly, streamOf } from "./plain-recording.ts";

type Resolver = (info: { request: Request }) => Promise<Response>;

interface Msw {
  http: { post(path: string, resolver: Resolver): object };
}
interface MswNode {
  setupServer(...handlers: object[]): { listen(options: object): void; close(): void };
}

const { http } = await loadRival<Msw>("msw");
const { setupServer } = await loadRival<MswNode>("msw/node");

/** A mock: it is given one handler that finds the answer by the body. */
export const contender: Contender = {
  record: (folder, _origin, run) => recordPlainly(folder, run),
  async replay(folder, origin, run) {
    const kept = plainRecording(folder);
    const server = setupServer(
      http.post(`${origin}/*`, async ({ request }) => {
        const { chunks, status, headers } = exchangeFor(kept, await request.text());
        return new Response(streamOf(chunks), { status, headers });
      }),
    );
    server.listen({ onUnhandledRequest: "error" });
    try {
      return await run(fetch);
    } finally {
      server.close();
    }
  },
};
