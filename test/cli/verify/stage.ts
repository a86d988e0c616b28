import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { storeBody } from "../../../src/cassette/body.ts";
import type { Cassette, Interaction } from "../../../src/cassette/cassette.ts";
import { parseCassette } from "../../../src/cassette/parse.ts";
import { fsStore } from "../../../src/cassette/store.ts";
import type { JsonValue } from "../../../src/formats/json.ts";
import type { DriftReport } from "../../../src/upkeep/verify/drift.ts";
import { runProgram } from "../run-program.ts";

/** What a provider answers: JSON, or the events of a stream. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: JsonValue;
  readonly events?: readonly string[];
}

/** A call as it was recorded. */
export interface Recorded extends Answer {
  readonly method?: string;
  readonly url: string;
  readonly body?: JsonValue;
  readonly role?: Interaction["role"];
  readonly requestHeaders?: Interaction["request"]["headers"];
}

const typeOf = ({ events }: Answer): string => (events ? "text/event-stream" : "application/json");

const piecesOf = ({ json, events }: Answer): Buffer[] =>
  (events ?? (json === undefined ? [] : [JSON.stringify(json)])).map((each) => Buffer.from(each));

let clock = Date.parse("2026-01-02T03:04:05.000Z");

/** Makes an interaction of it. */
export const recorded = (call: Recorded): Interaction => {
  const { method = "POST", url, body, status = 200, role = "app", requestHeaders = [] } = call;
  const pieces = piecesOf(call);
  const type = typeOf(call);
  return {
    recordedAt: new Date((clock += 60_000)).toISOString(),
    role,
    request: {
      method,
      url,
      headers: [["content-type", "application/json"], ...requestHeaders],
      body: body === undefined ? null : { json: body },
    },
    response: {
      status,
      statusText: "",
      headers: [["content-type", type]],
      body: storeBody(pieces, type),
    },
    timing: { headers: 5, chunks: pieces.map((_, index) => 10 + index), end: 20 },
  };
};

/** A request as it reached the provider. */
export interface Arrival {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: JsonValue | undefined;
}

/** What the provider does with each request; the count begins at 1. */
export type Provider = (arrival: Arrival, count: number) => Answer;

const startProvider = async (provider: Provider) => {
  const arrivals: Arrival[] = [];
  const server = createServer(async (request, response) => {
    const bytes = Buffer.concat(await Array.fromAsync(request));
    const { method = "", url: path = "", headers } = request;
    const body = bytes.length > 0 ? (JSON.parse(bytes.toString()) as JsonValue) : undefined;
    const arrival: Arrival = { method, path, headers, body };
    arrivals.push(arrival);
    const answer = provider(arrival, arrivals.length);
    response.writeHead(answer.status ?? 200, { "content-type": typeOf(answer), ...answer.headers });
    for (const piece of piecesOf(answer)) response.write(piece);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(resolve);
    });
  return { arrivals, url, close };
};

const KEYS = {
  OPENAI_API_KEY: "sk-openai-of-today",
  ANTHROPIC_API_KEY: "sk-ant-of-today",
  GEMINI_API_KEY: "gemini-key-of-today",
};

/** A project with cassettes, and one server that plays all providers, to which their base URLs lead. */
export const setStage = async (
  cassettes: Readonly<Record<string, readonly Interaction[]>>,
  provider: Provider,
  env: Readonly<Record<string, string | undefined>> = {},
) => {
  const cwd = mkdtempSync(join(tmpdir(), "llm-replay-verify-"));
  const pathOf = (name: string) => join(cwd, "cassettes", `${name}.json`);
  for (const [name, interactions] of Object.entries(cassettes)) {
    const recorder = { name: "llm-replay", version: "0.1.0" };
    const takes: Cassette["takes"] = [];
    await fsStore().write(pathOf(name), {
      version: 1,
      recorder,
      interactions,
      spans: [],
      takes,
      variables: {},
    });
  }
  const { arrivals, url, close } = await startProvider(provider);
  const surroundings = {
    ...KEYS,
    OPENAI_BASE_URL: `${url}/v1`,
    ANTHROPIC_BASE_URL: url,
    GOOGLE_GEMINI_BASE_URL: url,
    ...env,
  };
  const run = async (...words: string[]) => {
    const { code, out, err } = await runProgram(["verify", ...words], { cwd, env: surroundings });
    return { code, out: stripVTControlCharacters(out), err: stripVTControlCharacters(err) };
  };
  return {
    cwd,
    url,
    arrivals,
    text: (name: string) => readFileSync(pathOf(name), "utf8"),
    cassette: (name: string) => parseCassette(readFileSync(pathOf(name), "utf8"), pathOf(name)),
    run,
    /** Runs it without a question, and gives the report as data. */
    report: async (...words: string[]) => {
      const { code, out, err } = await run("--yes", "--json", ...words);
      return { code, err, report: JSON.parse(out) as DriftReport };
    },
    [Symbol.asyncDispose]: async () => {
      await close();
      rmSync(cwd, { recursive: true });
    },
  };
};
