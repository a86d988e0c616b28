import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseCassette } from "../../src/cassette/parse.ts";
import { printCassette } from "../../src/cassette/print.ts";
import { withCassette } from "../../src/index.ts";
import { keepsResponseHeader } from "../../src/recorder/headers.ts";
import { bodyBytes, type CorpusLine } from "./corpus.ts";
import { bytesOf, exchange, sameChunks, type Seen } from "./exchange.ts";
import type { Figures } from "./figures.ts";
import { outgoingOf, planOf } from "./lines.ts";
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

/** Loopback is recorded too: the corpus holds local servers that are not LLM APIs by their path. */
const TRAFFIC = { record: ["localhost", "127.0.0.1"] };

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
  const { result } = await withCassette(
    name,
    { dir: stage.dir, mode: "replay", traffic: TRAFFIC, unused: "error" },
    async () => {
      const seen: Seen[] = [];
      for (const line of group) seen.push(await exchange(outgoingOf(line)));
      return seen;
    },
  );
  return result;
};

const headerLines = (headers: Seen["headers"]): string[] =>
  headers.map(([name, value]) => `${name}: ${value}`).toSorted();

const compare = (line: CorpusLine, live: Seen, again: Seen, figures: Figures): Problem[] => {
  const problems: Problem[] = [];
  const problem = (what: string): void => void problems.push({ line: nameOf(line), what });
  if (again.status !== live.status || again.statusText !== live.statusText)
    problem(`${shown(live)} came back as ${shown(again)}`);
  const kept = headerLines(live.headers.filter(([name]) => keepsResponseHeader(name)));
  const back = headerLines(again.headers);
  for (const lost of kept.filter((header) => !back.includes(header))) problem(`header lost: ${lost}`);
  for (const extra of back.filter((header) => !kept.includes(header))) problem(`header not sent: ${extra}`);
  for (const [name] of live.headers) if (!keepsResponseHeader(name)) figures.dropped(name);
  const same = bytesOf(live).equals(bytesOf(again));
  if (!same) problem(`other bytes: ${shown(live)} came back as ${shown(again)}`);
  else if (!sameChunks(live.chunks, again.chunks)) problem(`${shown(live)} cut otherwise: ${shown(again)}`);
  figures.compared(line, live, { same });
  return problems;
};

/** Counts how many JSON bodies stand as JSON in the file, and proves that printing what was parsed gives the file. */
const inspect = async (file: string, group: readonly CorpusLine[], figures: Figures): Promise<Problem[]> => {
  const text = await readFile(file, "utf8");
  const problems: Problem[] = [];
  if (printCassette(parseCassette(text, file)).text !== text)
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
 * with the upstream dead. Gives back whatever is not as it was.
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
    compare(line, recorded.seen[index]!, again[index]!, stage.figures),
  );
  return [...recorded.problems, ...printed, ...strays, ...differences];
};
