import { withRole, type Role } from "../../answer.ts";
import { bytesOf } from "../../cassette/body.ts";
import type { Header, Interaction, RecordedRequest } from "../../cassette/cassette.ts";
import { CREDENTIAL_HEADER } from "../../cassette/credential.ts";
import { headerOf } from "../../cassette/header-of.ts";
import { RealDate, setTimeout } from "../../real-time.ts";
import { startRecording } from "../../recorder/record.ts";
import type { Redactor } from "../../recorder/redact.ts";
import { RECORDER } from "../../session/recorder-name.ts";
import { isPassing } from "../../upkeep/verify/not-comparable.ts";
import type { Way } from "../../upkeep/verify/step.ts";
import type { Forward } from "../../wire/server/forward.ts";

/** A recorded request on its way to its API. */
export interface Outgoing {
  readonly request: RecordedRequest;
  readonly role: Role;
  readonly way: Way;
}

/** What sends. */
export interface Sender {
  readonly forward: Forward;
  readonly redactor: Redactor;
}

/** Tries at most, the first included. */
const TRIES = 4;
/** Whoever asks to wait longer, in milliseconds, is not waited for. */
const LONGEST_WAIT = 60_000;
const FIRST_WAIT = 500;
/** As the SDKs of OpenAI and Anthropic have it, in milliseconds. */
const TIMEOUT = 600_000;

const isNamed = (headers: readonly Header[], wanted: string): boolean =>
  headers.some(([name]) => name === wanted);

/** What an import did not keep, and every client sends. */
const lostHeaders = ({ headers, body, lost }: RecordedRequest): Header[] => [
  ...(body && "json" in body && !isNamed(headers, "content-type")
    ? [["content-type", "application/json"] as const]
    : []),
  ...(lost?.includes("headers") ? [["anthropic-version", "2023-06-01"] as const] : []),
];

const linesOf = ({ request, way }: Outgoing): [string, string][] => {
  const own = new Set(way.headers.map(([name]) => name));
  const kept = request.headers.filter(([name]) => name !== CREDENTIAL_HEADER && !own.has(name));
  const agent: Header = ["user-agent", `${RECORDER.name}/${RECORDER.version}`];
  return [agent, ...kept, ...lostHeaders(request), ...way.headers].map(([name, value]) => [name, value]);
};

const once = async (outgoing: Outgoing, { forward, redactor }: Sender): Promise<Interaction | undefined> => {
  const { request, role, way } = outgoing;
  const { method, url } = request;
  const body = request.body === null ? undefined : new Uint8Array(bytesOf(request.body));
  const lines = linesOf(outgoing);
  const headers = new Headers(lines);
  const signal = AbortSignal.timeout(TIMEOUT);
  const recording = startRecording({ redactor });
  // Under the address it was recorded with: where a base URL led is no change of the call.
  const seen = new Request(url, { method, headers, signal, ...(body && { body }) });
  const asked = {
    method,
    signal,
    lines: () => lines,
    header: (name: string) => headers.get(name) ?? undefined,
  };
  try {
    const live = () => forward(asked, new URL(way.url), body);
    const response = await withRole(role, () => recording.answer(seen, live));
    await response.arrayBuffer();
  } catch {
    // The recording tells of it.
  }
  return recording.interactions()[0];
};

/** Milliseconds that the provider asks to wait (RFC 9110 §10.2.3, and the header that SDKs heed before it). */
const askedWait = ({ response }: Interaction): number | undefined => {
  const ms = Number.parseFloat(headerOf(response?.headers, "retry-after-ms") ?? "");
  if (Number.isFinite(ms)) return ms;
  const after = headerOf(response?.headers, "retry-after");
  if (after === undefined) return undefined;
  const wait = /^\s*[\d.]+\s*$/.test(after) ? Number(after) * 1000 : Date.parse(after) - RealDate.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
};

const isBusy = ({ response, failure }: Interaction): boolean =>
  response ? isPassing(response.status) : failure?.kind === "network";

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** All tries of one request, the last of which counts. */
export type Tries = readonly Interaction[];

/**
 * Sends a recorded request to its API and records what comes, masked as every recording is. A provider that is busy is
 * asked again, at most three times, after the wait that it asks for.
 */
export const sendAgain = async (outgoing: Outgoing, sender: Sender): Promise<Tries> => {
  const tries: Interaction[] = [];
  for (let wait: number | undefined = 0; wait !== undefined;) {
    if (wait > 0) await pause(wait);
    const today = await once(outgoing, sender);
    if (!today) break;
    tries.push(today);
    const next: number = askedWait(today) ?? FIRST_WAIT * 2 ** (tries.length - 1);
    wait = isBusy(today) && tries.length < TRIES && next <= LONGEST_WAIT ? next : undefined;
  }
  return tries;
};
