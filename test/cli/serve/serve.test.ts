import { EventEmitter } from "node:events";
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import OpenAI from "openai";
import { expect, onTestFinished, test } from "vitest";
import type { Interaction } from "../../../src/cassette/cassette.ts";
import { printCassette } from "../../../src/cassette/print.ts";
import type { Host } from "../../../src/cli/host.ts";
import { run } from "../../../src/cli/run.ts";
import { chat, interaction } from "../../replay/recorded.ts";
import { readChunks } from "../../wire/server/read-chunks.ts";
import { lacks } from "../programs.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const events = (...words: string[]): Uint8Array[] =>
  words.map((content) =>
    bytes(`data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`),
  );

const streamed = (...words: string[]): Interaction =>
  interaction({
    body: { ...chat(words[0] ?? ""), stream: true },
    answer: [...events(...words), bytes("data: [DONE]\n\n")],
    type: "text/event-stream",
  });

interface Server {
  readonly url: string;
  readonly port: number;
  readonly out: () => string;
  readonly err: () => string;
  readonly signal: (name: "SIGINT" | "SIGTERM") => void;
  /** The exit code, once it has ended. */
  readonly ended: Promise<number>;
}

const folderWith = (cassettes: Record<string, readonly Interaction[]>): string => {
  const root = mkdtempSync(join(tmpdir(), "llm-replay-serve-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [name, interactions] of Object.entries(cassettes)) {
    const file = join(root, "cassettes", `${name}.json`);
    mkdirSync(dirname(file), { recursive: true });
    const recorder = { name: "llm-replay", version: "0.0.0" };
    const whole = { version: 1, recorder, interactions, spans: [], takes: [], variables: {} } as const;
    writeFileSync(file, printCassette(whole).text);
  }
  return root;
};

const running = (root: string, words: readonly string[]) => {
  const printed = { out: "", err: "" };
  const listening = Promise.withResolvers<void>();
  const host = Object.assign(new EventEmitter(), {
    argv: ["node", "llm-replay", "serve", ...words],
    env: {},
    execArgv: [],
    pid: 0,
    kill: () => undefined,
    cwd: () => root,
    stdin: {},
    stdout: { write: (text: string) => ((printed.out += text), listening.resolve()) },
    stderr: { write: (text: string) => (printed.err += text) },
  }) satisfies Host & EventEmitter;
  return { host, printed, listening: listening.promise, ended: run(host) };
};

/** Serves the cassettes of a folder until the test ends. */
const servedFrom = async (root: string, ...words: string[]): Promise<Server> => {
  const { host, printed, listening, ended } = running(root, ["cassettes", "--port", "0", ...words]);
  await Promise.race([listening, ended]);
  const url = /at (http:\S+)/.exec(printed.out)?.[1] ?? "";
  onTestFinished(async () => {
    host.emit("SIGTERM");
    host.emit("SIGTERM");
    await ended;
  });
  return {
    url,
    port: Number(new URL(url).port),
    out: () => printed.out,
    err: () => printed.err,
    signal: (name) => host.emit(name),
    ended,
  };
};

/** Serves cassettes until the test ends. */
const served = (cassettes: Record<string, readonly Interaction[]>, ...words: string[]): Promise<Server> =>
  servedFrom(folderWith(cassettes), ...words);

const ask = (
  base: string,
  body: unknown = chat("a"),
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(`${base}/v1/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

const textOf = async (base: string, body?: unknown, headers?: Record<string, string>): Promise<string> =>
  (await ask(base, body, headers)).text();

const told = (answer: string): Interaction => interaction({ body: chat("a"), answer, type: "text/plain" });

test("a stream comes in its recorded chunks, byte by byte", async () => {
  const cuts = [
    bytes('data: {"a":"\xe2\x82'),
    Uint8Array.of(0xac, 0xff),
    bytes('"}\n'),
    bytes("\ndata: [DONE]\n\n"),
  ];
  const { url } = await served({
    c: [interaction({ body: chat("a"), answer: cuts, type: "text/event-stream" })],
  });
  const chunks = await readChunks(`${url}/v1/chat/completions`, JSON.stringify(chat("a")));
  expect(chunks.map((chunk) => [...chunk])).toEqual(cuts.map((cut) => [...cut]));
});

test("fifty programs of the openai SDK at once get what was recorded", async () => {
  const { url } = await served({
    c: Array.from({ length: 50 }, (_, at) => streamed(`${at}`, " and", " more")),
  });
  const client = new OpenAI({ apiKey: "any", baseURL: `${url}/v1`, maxRetries: 0 });
  const answer = async (at: number): Promise<string> => {
    const messages = [{ role: "user" as const, content: `${at}` }];
    const stream = await client.chat.completions.create({ model: "gpt-4o", messages, stream: true });
    return (await Array.fromAsync(stream, ({ choices }) => choices[0]?.delta.content ?? "")).join("");
  };
  const answers = await Promise.all(Array.from({ length: 50 }, (_, at) => answer(at)));
  expect(answers).toEqual(Array.from({ length: 50 }, (_, at) => `${at} and more`));
});

test("curl and Python get the very bytes", async ({ skip }) => {
  const missing = lacks("curl") || lacks("python3");
  skip(missing !== "", missing);
  const { url } = await served({ c: [told("naïve\r\n\u0000 ✓")] }, "--loop");
  const body = JSON.stringify(chat("a"));
  const args = ["-sS", "-H", "content-type: application/json", "-d", body, `${url}/v1/chat/completions`];
  const options = { encoding: "buffer" } as const;
  expect((await promisify(execFile)("curl", args, options)).stdout).toEqual(Buffer.from("naïve\r\n\u0000 ✓"));
  const script = `import sys, urllib.request as u
sys.stdout.buffer.write(u.urlopen(u.Request(sys.argv[1], sys.argv[2].encode(), {"content-type": "application/json"})).read())`;
  const python = ["-c", script, `${url}/v1/chat/completions`, body];
  expect((await promisify(execFile)("python3", python, options)).stdout).toEqual(
    Buffer.from("naïve\r\n\u0000 ✓"),
  );
});

test("recorded gaps are kept when they are asked for", async () => {
  const slow = streamed("one", "two");
  const paced = { ...slow, timing: { headers: 20, chunks: [20, 60, 90], end: 90 } };
  const { url } = await served({ c: [paced, paced] }, "--timing", "recorded");
  const start = performance.now();
  expect(await textOf(url, { ...chat("one"), stream: true })).toContain("[DONE]");
  expect(performance.now() - start).toBeGreaterThanOrEqual(89);
});

test("programs that ask at once have each a tape of their own, by header or by path", async () => {
  const { url } = await served({ c: [told("first"), told("second")] });
  const own = { "x-llm-replay-session": "two" };
  expect(await textOf(url)).toBe("first");
  expect(await textOf(url, undefined, own)).toBe("first");
  expect(await textOf(`${url}/session/three`)).toBe("first");
  expect([
    await textOf(url),
    await textOf(url, undefined, own),
    await textOf(`${url}/session/three`),
  ]).toEqual(Array(3).fill("second"));
});

test("a program chooses its cassette by header or by path, and one that does not is answered from all", async () => {
  const { url } = await served({ "a.test/x": [told("from a")], b: [told("from b")] });
  expect(await textOf(url, undefined, { "x-llm-replay-cassette": "b" })).toBe("from b");
  expect(await textOf(`${url}/cassette/a.test/x`)).toBe("from a");
  expect(await textOf(`${url}/cassette/a.test%2Fx/session/2`)).toBe("from a");
  expect([await textOf(url), await textOf(url)]).toEqual(["from a", "from b"]);
  const unknown = await ask(url, undefined, { "x-llm-replay-cassette": "bb" });
  expect([unknown.status, await unknown.text()]).toEqual([
    400,
    expect.stringContaining("servedCassetteUnknown"),
  ]);
});

test("where hosts share a path, the one that is named in front of it answers", async () => {
  const at = (host: string): Interaction =>
    interaction({
      url: `https://${host}/v1/chat/completions`,
      body: chat("a"),
      answer: host,
      type: "text/plain",
    });
  const { url } = await served({ c: [at("api.openai.com"), at("api.groq.com")] }, "--loop");
  expect(await textOf(`${url}/api.groq.com`)).toBe("api.groq.com");
  expect(await textOf(`${url}/session/1/api.openai.com`)).toBe("api.openai.com");
  expect(await textOf(url)).toBe("api.openai.com");
});

test("a miss is explained, is not retried, and is told once", async () => {
  const { url, err } = await served({ c: [told("only")] });
  const missed = await ask(url, chat("b"));
  expect([missed.status, missed.headers.get("x-should-retry")]).toEqual([400, "false"]);
  const { error } = (await missed.json()) as { error: { message: string } };
  expect(error.message).toMatch(/nearest recorded request.*\$\.messages\[0\]\.content/s);
  await ask(url, chat("b"));
  expect(err().match(/No recorded interaction answers/g)).toHaveLength(1);
  await textOf(url);
  expect(await textOf(url)).toContain("already consumed");
});

test("tapes start from their beginning again when they are told to, all or one", async () => {
  const { url } = await served({ c: [told("only")] });
  for (const session of ["1", "2"]) expect(await textOf(`${url}/session/${session}`)).toBe("only");
  const reset = async (headers: Record<string, string> = {}): Promise<unknown> =>
    (await fetch(`${url}/_llm-replay/reset`, { method: "POST", headers })).json();
  expect(await reset({ "x-llm-replay-session": "1" })).toEqual({ reset: 1 });
  expect(await textOf(`${url}/session/1`)).toBe("only");
  expect((await ask(`${url}/session/2`)).status).toBe(400);
  expect(await reset()).toEqual({ reset: 2 });
  expect(await textOf(`${url}/session/2`)).toBe("only");
});

test("requests are masked and compared as the project's config says", async () => {
  const body = { ...chat("I am XXXX-00"), user: "anna" };
  const root = folderWith({ c: [interaction({ body, answer: "known", type: "text/plain" })] });
  writeFileSync(
    join(root, "llm-replay.config.mjs"),
    "export default { match: { ignore: ['$.user'] }, redact: { patterns: [/CUST-[0-9]{2}/] } };",
  );
  const { url } = await servedFrom(root);
  expect(await textOf(url, { ...chat("I am CUST-12"), user: "bob" })).toBe("known");
});

test("a thousand programs have a tape; the one that asked longest ago starts again, which is said once", async () => {
  const { url, err } = await served({ c: [told("first"), told("second")] });
  const asks = async (session: number): Promise<string> => textOf(`${url}/session/${session}`);
  for (let session = 0; session < 1000; session++) await asks(session);
  expect(await asks(0)).toBe("second");
  expect(err()).toBe("");
  await asks(1000);
  expect(await asks(2)).toBe("second");
  expect(await asks(1)).toBe("first");
  expect(err().match(/1000 tapes are played/g)).toHaveLength(1);
});

test("a loop repeats instead of running out", async () => {
  const { url } = await served({ c: [told("1"), told("2")] }, "--loop");
  expect(
    await Promise.all(Array.from({ length: 3 }, () => textOf(url))).then((all) => all.toSorted()),
  ).toEqual(["1", "1", "2"]);
  expect((await ask(url, chat("other"))).status).toBe(400);
});

test("it says where it is, what to set, and that it is up", async () => {
  const anthropic = interaction({ url: "https://api.anthropic.com/v1/messages" });
  const bedrock = interaction({ url: "https://bedrock-runtime.eu-west-1.amazonaws.com/model/m/converse" });
  const own = interaction({ url: "https://gateway.example/v1/x" });
  const { url, out } = await served({ c: [told("x"), anthropic], d: [bedrock, own] });
  expect(out()).toContain("2 cassettes (4 calls)");
  for (const line of [
    `OPENAI_BASE_URL=${url}/api.openai.com/v1`,
    `ANTHROPIC_BASE_URL=${url}/api.anthropic.com`,
    `AWS_ENDPOINT_URL_BEDROCK_RUNTIME=${url}/bedrock-runtime.eu-west-1.amazonaws.com`,
    `https://gateway.example is at ${url}/gateway.example`,
  ])
    expect(out()).toContain(line);
  const single = await served({ c: [told("x")] });
  expect(single.out()).toContain(`OPENAI_BASE_URL=${single.url}/v1\n`);
  const health = await (await fetch(`${url}/_llm-replay/health`)).json();
  expect(health).toEqual({
    ok: true,
    cassettes: [
      { name: "c", interactions: 2 },
      { name: "d", interactions: 2 },
    ],
  });
  expect((await fetch(`${url}/_llm-replay/other`)).status).toBe(404);
});

const raw = async (port: number, text: string): Promise<string> => {
  const socket = connect(port, "127.0.0.1");
  socket.write(text);
  return Buffer.concat(await Array.fromAsync(socket)).toString();
};

test("foreign names, pages of the web and strange targets are refused; a server for others takes any name", async () => {
  const { url, port, err } = await served({ c: [told("x")] });
  const get = (on: number, target: string, host: string, more = ""): Promise<string> =>
    raw(on, `GET ${target} HTTP/1.1\r\nHost: ${host}\r\n${more}Connection: close\r\n\r\n`);
  const own = `127.0.0.1:${port}`;
  expect(await get(port, "/_llm-replay/health", "evil.example")).toMatch(/400 .*serverHostForeign/s);
  expect(await get(port, "/_llm-replay/health", own, "Origin: https://evil.example\r\n")).toMatch(
    /400 .*serverOriginForeign/s,
  );
  expect(await get(port, "/../../etc/passwd", own)).toMatch(/400 .*No recorded interaction/s);
  expect(await get(port, "http://evil.example/v1", own)).toMatch(/^HTTP\/1\.1 400 /);
  expect(await get(port, "/%ZZ/%00?%", own)).toMatch(/^HTTP\/1\.1 400 /);
  expect(await get(port, "/v1", own, "Upgrade: websocket\r\n")).toMatch(/400 .*WebSocket/s);
  expect((await fetch(`${url}/v1`, { headers: { "x-long": "y".repeat(70_000) } })).status).toBe(431);
  expect(await textOf(url)).toBe("x");
  expect(err()).not.toContain("other machines");
  const open = await served({ c: [told("x")] }, "--host", "0.0.0.0");
  expect(open.err()).toContain("other machines can reach the server");
  expect(await get(open.port, "/_llm-replay/health", "serve.internal")).toContain('"ok":true');
});

test("pages of the web are answered where that is allowed", async () => {
  const { url } = await served({ c: [told("x")] }, "--cors");
  const asking = {
    origin: "https://page.example",
    "access-control-request-method": "POST",
    "access-control-request-headers": "authorization",
  };
  const preflight = await fetch(`${url}/v1/chat/completions`, { method: "OPTIONS", headers: asking });
  expect([preflight.status, preflight.headers.get("access-control-allow-headers")]).toEqual([
    204,
    "authorization",
  ]);
  for (const prompt of ["a", "missed"]) {
    const response = await ask(url, chat(prompt), { origin: "https://page.example" });
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
  }
});

test("a signal ends it once open answers are given, with code 0 and no listener left", async () => {
  const slow = { ...streamed("one", "two"), timing: { headers: 0, chunks: [0, 50, 100], end: 100 } };
  const { url, signal, ended, err } = await served({ c: [slow] }, "--timing", "recorded");
  const response = await ask(url, { ...chat("one"), stream: true });
  signal("SIGTERM");
  expect(await response.text()).toContain("[DONE]");
  expect(await ended).toBe(0);
  expect(err()).toContain("1 call served, 0 missed");
  await expect(fetch(url)).rejects.toMatchObject({ cause: { code: "ECONNREFUSED" } });
});

test("a second signal does not wait", async () => {
  const stuck = {
    ...streamed("one", "two"),
    timing: { headers: 0, chunks: [0, 60_000, 60_000], end: 60_000 },
  };
  const { url, signal, ended } = await served({ c: [stuck] }, "--timing", "recorded");
  const response = await ask(url, { ...chat("one"), stream: true });
  signal("SIGINT");
  signal("SIGINT");
  await expect(response.text()).rejects.toThrow("terminated");
  expect(await ended).toBe(0);
});

test("what cannot be served is told with code 2", async () => {
  const root = folderWith({ c: [told("x")] });
  const fails = async (...words: string[]): Promise<string> => {
    const { ended, printed } = running(root, words);
    expect(await ended).toBe(2);
    return printed.err;
  };
  expect(await fails()).toContain("llm-replay serve needs a cassette");
  expect(await fails("nothing")).toContain('no cassette "nothing"');
  for (const [port, shown] of [
    ["70000", "70000"],
    ["x", "NaN"],
    ["1.5", "1.5"],
  ] as const)
    expect(await fails("c", "--port", port)).toContain(`--port is ${shown}`);
  const { port } = await served({ c: [told("x")] });
  expect(await fails("c", "--port", `${port}`)).toContain("EADDRINUSE");
});
