import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "safe-stable-stringify";
import { printCassette } from "../../src/cassette/print.ts";
import { fsStore } from "../../src/cassette/store.ts";
import { withCassette } from "../../src/index.ts";
import { keepsResponseHeader } from "../../src/recorder/headers.ts";
import { bodyBytes, type CorpusLine } from "./corpus.ts";
import { bytesOf, exchange, sameCuts, type Seen } from "./exchange.ts";
import type { Figures } from "./figures.ts";
import { outgoingOf, planOf } from "./lines.ts";
import { pick, seededRandom } from "./random.ts";
import { STAND_IN } from "./repairs.ts";
import type { Upstream } from "./upstream.ts";

/** Where and what went wrong for one line. */
export interface Problem {
  readonly line: string;
  readonly what: string;
}

/** What a round trip runs in. */
export interface Stage {
  readonly dir: string;
  readonly upstream: Upstream;
  readonly figures: Figures;
}

/** Local servers that are no LLM APIs by their path are recorded too, and so is a telemetry call the corpus holds. */
const TRAFFIC = { record: ["localhost", "127.0.0.1", "0.0.0.0", "https://api.openai.com/v1/traces"] };

const nameOf = (line: CorpusLine): string => `${line.source} ${line.path} #${line.order}`;

const shown = (seen: Seen): string =>
  `${seen.status} ${seen.statusText}, ${seen.chunks.length} chunks, ${bytesOf(seen).length} bytes ${seen.broken ?? ""}`;

const record = async (name: string, group: readonly CorpusLine[], stage: Stage) => {
  const problems: Problem[] = [];
  const { result } = await withCassette(
    name,
    { dir: stage.dir, mode: "record", traffic: TRAFFIC },
    async () => {
      const seen: Seen[] = [];
      for (const line of group) {
        stage.upstream.plan(planOf(line));
        const answer = await exchange(outgoingOf(line));
        const [arrival, ...more] = stage.upstream.arrivals();
        if (arrival === undefined || more.length > 0 || !arrival.body.equals(bodyBytes(line.request)))
          problems.push({ line: nameOf(line), what: "the upstream did not get this request as it was sent" });
        if (!bytesOf(answer).equals(bodyBytes(line.response)))
          problems.push({ line: nameOf(line), what: `recording, the client saw ${shown(answer)}` });
        seen.push(answer);
      }
      return seen;
    },
  );
  return { seen: result, problems };
};

const replay = async (name: string, group: readonly CorpusLine[], stage: Stage) => {
  const options = { dir: stage.dir, mode: "replay", traffic: TRAFFIC, unused: "error" } as const;
  const { result } = await withCassette(name, options, async () => {
    const seen = new Map<CorpusLine, Seen>();
    for (const line of shuffled(group)) seen.set(line, await exchange(outgoingOf(line)));
    return seen;
  });
  return result;
};

/** What a request asks for, without its credential and however it is written: equal ones have to keep their order. */
const askedBy = ({ request }: CorpusLine): string => {
  const { pathname } = new URL(request.url);
  try {
    return `${pathname} ${stringify(JSON.parse(request.body ?? ""))}`;
  } catch {
    return pathname;
  }
};

/** Another order in which a concurrent program could send the same requests. */
const shuffled = (group: readonly CorpusLine[]): readonly CorpusLine[] => {
  const sameAsked = Object.values(Object.groupBy(group, askedBy)) as CorpusLine[][];
  const random = seededRandom(group.length);
  const order: CorpusLine[] = [];
  for (let left = sameAsked.filter((lines) => lines.length > 0); left.length > 0;) {
    order.push(pick(random, left).shift()!);
    left = left.filter((lines) => lines.length > 0);
  }
  return order;
};

const headerLines = (headers: Seen["headers"]): string[] =>
  headers.map(([name, value]) => `${name}: ${value}`).toSorted();

/** Response headers that hold a credential: they go, or stand in the file without it. */
const SECRET = new Set(["set-cookie", "x-goog-api-key"]);

/** Replay at once tells SDKs to retry what failed at once; this header alone is not as it was recorded. */
const SOON = "retry-after-ms";

const isComparedHeader = ([name, value]: Seen["headers"][number]): boolean =>
  keepsResponseHeader(name, value) && !SECRET.has(name) && name !== SOON;

const compareHeaders = (live: Seen, again: Seen, problem: (what: string) => void): void => {
  const kept = headerLines(live.headers.filter(isComparedHeader));
  const back = headerLines(again.headers.filter(([name]) => !SECRET.has(name) && name !== SOON));
  for (const lost of kept.filter((header) => !back.includes(header))) problem(`header lost: ${lost}`);
  for (const extra of back.filter((header) => !kept.includes(header))) problem(`header not sent: ${extra}`);
  const soon = again.headers.find(([name]) => name === SOON)?.[1];
  const before = live.headers.find(([name]) => name === SOON)?.[1];
  if (soon !== (live.status === 429 || live.status >= 500 ? "1" : before)) problem(`${SOON} is ${soon}`);
  for (const [name, value] of again.headers)
    if (SECRET.has(name) && !/^([^=;]*=)?redacted(;|$)/.test(value))
      problem(`not a cookie without its value: ${name}: ${value}`);
};

/** What stands before the credentials of the traffic: signed addresses, keys of a session, a field, a key told back. */
const CREDENTIAL = /sig=$|"ek_$|"password":"$|API key provided: <$/;

/** What stands before the bytes that were masked as a credential; undefined where it is no credential. */
const credentialBefore = (before: Buffer, after: Buffer): string | undefined => {
  const differing = [...after.keys()].filter((at) => before[at] !== after[at]);
  const onlyMasked = differing.every((at) => "xX0".includes(String.fromCharCode(after[at]!)));
  const [first = 0] = differing;
  const preceding = before.subarray(Math.max(0, first - 24), first).toString("latin1");
  return before.length === after.length && onlyMasked && CREDENTIAL.test(preceding) ? preceding : undefined;
};

const compare = (line: CorpusLine, live: Seen, again: Seen, figures: Figures): Problem[] => {
  const problems: Problem[] = [];
  const problem = (what: string): void => void problems.push({ line: nameOf(line), what });
  if (again.status !== live.status || again.statusText !== live.statusText)
    problem(`${shown(live)} came back as ${shown(again)}`);
  compareHeaders(live, again, problem);
  for (const [name, value] of live.headers)
    if (SECRET.has(name) || !keepsResponseHeader(name, value)) figures.dropped(name);
  const [before, after] = [bytesOf(live), bytesOf(again)];
  const same = before.equals(after);
  const masked = same ? undefined : credentialBefore(before, after);
  if (!same && masked === undefined) problem(`other bytes: ${shown(live)} came back as ${shown(again)}`);
  if (masked !== undefined) figures.masked(masked);
  if (!sameCuts(live.chunks, again.chunks)) problem(`${shown(live)} cut otherwise: ${shown(again)}`);
  figures.compared(line, live, { same });
  return problems;
};

/** Counts how many JSON bodies stand as JSON in the file, and proves that printing what was parsed gives the file. */
const inspect = async (file: string, group: readonly CorpusLine[], figures: Figures): Promise<Problem[]> => {
  const text = await readFile(file, "utf8");
  const problems: Problem[] = [];
  const cassette = await fsStore().read(file);
  if (cassette === undefined || printCassette(cassette).text !== text)
    problems.push({ line: nameOf(group[0]!), what: "printing the parsed cassette gives another text" });
  if (text.includes(STAND_IN)) problems.push({ line: nameOf(group[0]!), what: "the key stands in the file" });
  const { interactions } = JSON.parse(text) as { interactions: readonly PrintedInteraction[] };
  if (interactions.length !== group.length)
    problems.push({
      line: nameOf(group[0]!),
      what: `${interactions.length} interactions for ${group.length}`,
    });
  for (const [index, line] of group.entries()) {
    figures.printed(bodyBytes(line.request), interactions[index]?.request.body ?? null, "request");
    figures.printed(bodyBytes(line.response), interactions[index]?.response?.body ?? null, "response");
  }
  figures.file(text.length);
  return problems;
};

interface PrintedInteraction {
  readonly request: { readonly body: object | null };
  readonly response?: { readonly body: object | null };
}

/**
 * Sends the lines of one cassette through a local upstream while recording, reads the file, and sends them again
 * with the upstream dead, in another order where they differ. Gives back whatever is not as it was.
 */
export const roundTrip = async (
  name: string,
  group: readonly CorpusLine[],
  stage: Stage,
): Promise<readonly Problem[]> => {
  const recorded = await record(name, group, stage);
  const printed = await inspect(join(stage.dir, `${name}.json`), group, stage.figures);
  stage.upstream.plan();
  const again = await replay(name, group, stage);
  const strays = stage.upstream.arrivals().map(({ method, path }) => ({
    line: nameOf(group[0]!),
    what: `replaying, ${method} ${path} reached the upstream`,
  }));
  const differences = group.flatMap((line, index) =>
    compare(line, recorded.seen[index]!, again.get(line)!, stage.figures),
  );
  return [...recorded.problems, ...printed, ...strays, ...differences];
};
