import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, test } from "vitest";
import { fsStore } from "../../src/cassette/store.ts";
import { agent } from "../interchange/export/source.ts";
import { decodeJson, decodeProtobuf, startReceiver } from "./receiver.ts";

const SDKS = { 1: "0.57", 2: "0.223", 3: "0.301" };
const BIN = resolve("src", "cli", "bin.ts");

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "llm-replay-export-"));
  await fsStore().write(join(folder, "agent.json"), agent().cassette);
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs `llm-replay export --to otlp` in the project of the fixture `otel-<sdk>`. */
const runExport = async (
  sdk: number | string,
  words: readonly string[],
  env: Record<string, string> = {},
) => {
  const cwd = resolve(".cache", "otel", `otel-${sdk}`);
  const args = [BIN, "export", "--to", "otlp", "--service", "shop", ...words, folder];
  const child = spawn(process.execPath, args, { cwd, env: { ...process.env, ...env } });
  const printed = { stdout: "", stderr: "" };
  for (const road of ["stdout", "stderr"] as const)
    child[road].on("data", (chunk: Buffer) => (printed[road] += chunk.toString()));
  const [code] = (await once(child, "close")) as [number];
  return { code, ...printed };
};

interface Scope {
  readonly scope: { readonly name: string };
  readonly schemaUrl?: string;
  readonly spans: readonly { readonly spanId: string; readonly [name: string]: unknown }[];
}
interface Request {
  readonly resourceSpans: readonly { readonly resource: object; readonly scopeSpans: readonly Scope[] }[];
}

const byKey = (value: unknown): unknown =>
  Array.isArray(value) && value.every((item) => typeof item === "object" && item !== null && "key" in item)
    ? value.toSorted((a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1))
    : value;

/** Without what exporters write and we leave out: zeros, empty lists, flags, a second time the schema. */
const told = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (name, each: unknown) => {
      const isNothing = each === 0 || (Array.isArray(each) && each.length === 0);
      const isLeftOut =
        /^dropped|^flags$|^schemaUrl$|^entityRefs$/.test(name) || (isNothing && name !== "values");
      return isLeftOut ? undefined : byKey(each);
    }),
  );

/** The spans of a request with their scope and resource, in the order of their ids. */
const spansOf = (request: unknown): unknown =>
  (told(request) as Request).resourceSpans
    .flatMap(({ resource, scopeSpans }) =>
      scopeSpans.flatMap(({ scope, spans }) => spans.map((span) => ({ resource, scope, ...span }))),
    )
    .toSorted((a, b) => (a.spanId < b.spanId ? -1 : 1));

test("the official definitions know every field of the JSON that is written without an exporter", async ({
  expect,
}) => {
  const { code, stdout } = await runExport(1, ["--content"]);
  expect(code).toBe(0);
  const written = JSON.parse(stdout) as unknown;
  expect(decodeJson(stdout)).toEqual(written);
  expect(spansOf(written)).toHaveLength(agent().trace.spans.length);
});

const PROTOCOLS = { "http/protobuf": decodeProtobuf, "http/json": decodeJson };

for (const [sdk, version] of Object.entries(SDKS))
  describe(`exporters ${version}`, () => {
    for (const [protocol, decode] of Object.entries(PROTOCOLS))
      test.concurrent(`${protocol}: a receiver decodes what is written to a file`, async ({ expect }) => {
        await using receiver = await startReceiver();
        const { code, stderr } = await runExport(sdk, ["--push"], {
          OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
          OTEL_EXPORTER_OTLP_HEADERS: "authorization=Basic%20abc,x-tenant=shop",
          OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
          OTEL_EXPORTER_OTLP_COMPRESSION: "gzip",
        });
        expect({ code, stderr }).toEqual({
          code: 0,
          stderr: `llm-replay: sent 5 spans of 1 trace to ${receiver.url}/v1/traces\n`,
        });
        const [{ path, headers, body }] = receiver.received as [(typeof receiver.received)[0]];
        expect(receiver.received).toHaveLength(1);
        expect(path).toBe("/v1/traces");
        expect(headers).toMatchObject({
          authorization: "Basic abc",
          "x-tenant": "shop",
          "content-type": protocol === "http/json" ? "application/json" : "application/x-protobuf",
        });
        const written = await runExport(sdk, []);
        expect(spansOf(decode(body))).toEqual(spansOf(JSON.parse(written.stdout)));
      });

    test.concurrent("an endpoint that refuses is named, with code 1", async ({ expect }) => {
      await using receiver = await startReceiver(400);
      const { code, stderr } = await runExport(sdk, ["--push"], {
        OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${receiver.url}/otlp?key=secret`,
      });
      expect(code).toBe(1);
      expect(stderr).toContain(`to ${receiver.url}/otlp: `);
      expect(stderr).not.toContain("secret");
    });
  });
