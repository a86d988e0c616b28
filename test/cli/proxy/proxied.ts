import { onTestFinished } from "vitest";
import type { Answer } from "../../../src/answer.ts";
import type { CallOutcome } from "../../../src/cli/broker/broker-call.ts";
import { type Proxy, type ProxyOptions, startProxy } from "../../../src/cli/proxy/proxy.ts";
import { type Recording, startRecording } from "../../../src/recorder/record.ts";
import { createRedactor } from "../../../src/recorder/redact.ts";

/** A proxy that records until the test ends. */
export interface Proxied {
  readonly proxy: Proxy;
  readonly recording: Recording;
  readonly calls: CallOutcome[];
  readonly refused: string[];
  readonly foreign: unknown[];
  /** The base URL that leads through the proxy to a port of this machine. */
  readonly to: (port: number) => string;
}

/** Starts a proxy over a recording, or over another Answer. */
export const proxied = async (given: Partial<ProxyOptions> & { answer?: Answer } = {}): Promise<Proxied> => {
  const recording = startRecording({ redactor: createRedactor() });
  const [calls, refused, foreign]: [CallOutcome[], string[], unknown[]] = [[], [], []];
  const proxy = await startProxy({
    answer: recording.answer,
    route: () => "answer",
    foreign: (attempt) => {
      foreign.push(attempt);
      return "refuse";
    },
    onCall: (call) => calls.push(call),
    onRefused: ({ code }) => refused.push(code),
    isLive: true,
    env: {},
    ...given,
  });
  onTestFinished(() => proxy[Symbol.asyncDispose]());
  return {
    proxy,
    recording,
    calls,
    refused,
    foreign,
    to: (port) => `${proxy.address}/http:127.0.0.1:${port}`,
  };
};
