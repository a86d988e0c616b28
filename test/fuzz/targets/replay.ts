import { expect } from "vitest";
import { bytesOf, textOf } from "../../../src/cassette/body.ts";
import type { Interaction, RecordedRequest } from "../../../src/cassette/cassette.ts";
import { createRedactor } from "../../../src/recorder/redact.ts";
import type { Incoming } from "../../../src/replay/incoming.ts";
import { explainMiss } from "../../../src/replay/miss.ts";
import { openTape } from "../../../src/replay/tape.ts";
import { exchanges } from "../any-cassette.ts";
import { property, type Targets } from "../target.ts";

const sent = ({ method, url, headers, body }: RecordedRequest): Incoming => {
  const text = textOf(body);
  const lines = new Headers(headers.map(([name, value]): [string, string] => [name, value]));
  const told = { method, url, headers: lines, role: "app" } as const;
  return text === undefined ? { ...told, bytes: bytesOf(body) } : { ...told, text };
};

const redactor = createRedactor();
const redact = redactor.request;
const mayHoldSecret = redactor.mayHoldSecret;

/** What is promised of recording and replaying. */
export const REPLAY: Targets = {
  "what was recorded answers the same requests again, each once; any other is a hit, or an explained miss":
    property(exchanges, exchanges, (recorded, others) => {
      const interactions = recorded.map(redactor.interaction);
      const tape = openTape({ interactions }, { redact, mayHoldSecret });
      for (const { request } of recorded) expect(tape.find(sent(request), "any")).toBeDefined();
      expect(tape.unused()).toEqual([]);
      for (const { request } of [...recorded, ...others]) {
        const incoming = sent(request);
        const hit = tape.find(incoming, "any");
        if (!hit) expect(explainMiss(incoming, tape.nearest(incoming)).message).toContain("To record it");
      }
    }),
  "what was masked stays as it is, and an answer keeps its length": property(exchanges, (all) => {
    const lengthOf = ({ response }: Interaction): number => bytesOf(response?.body ?? null).length;
    for (const each of all) {
      const masked = redactor.interaction(each);
      expect(redactor.interaction(masked)).toEqual(masked);
      expect(lengthOf(masked)).toBe(lengthOf(each));
    }
  }),
};
