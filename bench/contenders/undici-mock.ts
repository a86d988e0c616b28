import { fetch, MockAgent } from "undici";
import type { Contender } from "./contender.ts";
import { exchangeFor, plainRecording, recordPlainly } from "./plain-recording.ts";

/** A mock: it is given one handler that finds the answer by the body. */
export const contender: Contender = {
  record: (folder, _origin, run) => recordPlainly(folder, run),
  async replay(folder, origin, run) {
    const kept = plainRecording(folder);
    const agent = new MockAgent();
    agent.disableNetConnect();
    agent
      .get(origin)
      .intercept({ path: () => true, method: "POST" })
      .reply(({ body }) => {
        const { status, headers, chunks } = exchangeFor(kept, String(body));
        return {
          statusCode: status,
          data: chunks.join(""),
          responseOptions: { headers: Object.fromEntries(headers) },
        };
      })
      .persist();
    const result = await run((url, init) => fetch(url, { ...init, dispatcher: agent }));
    await agent.close();
    return result;
  },
};
