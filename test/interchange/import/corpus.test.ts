import { expect, test } from "vitest";
import { bytesOf } from "../../../src/cassette/body.ts";
import { azureTestProxy } from "../../../src/interchange/import/azure-test-proxy.ts";
import { goVcr } from "../../../src/interchange/import/go-vcr.ts";
import { har } from "../../../src/interchange/import/har.ts";
import type { Importer } from "../../../src/interchange/import/importer.ts";
import { nock } from "../../../src/interchange/import/nock.ts";
import { reqLlm } from "../../../src/interchange/import/req-llm.ts";
import { toInteraction } from "../../../src/interchange/import/to-interaction.ts";
import { wiremock } from "../../../src/interchange/import/wiremock.ts";
import { ABSENT, bodyBytes, corpusFile, type CorpusMessage } from "../../corpus/corpus.ts";
import { corpusCassettes, type CorpusCassette } from "./corpus-formats.ts";

/** Number literals and bytes alike; what the reading printed anew is compared as a value. */
const said = (bytes: Uint8Array): unknown => {
  const text = Buffer.from(bytes).toString("latin1");
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** The reading leaves parts of multipart bodies in the base64 that the proxy marks with `b64:`. */
const expected = (message: CorpusMessage): unknown =>
  said(
    Buffer.from(
      bodyBytes(message)
        .toString("latin1")
        .replaceAll(/(?<=\r\n)b64:([\w+/]+={0,2})(?=\r\n)/g, (_, base64: string) =>
          Buffer.from(base64, "base64").toString("latin1"),
        ),
      "latin1",
    ),
  );

/** Where the reading counts otherwise: Polly numbers equal requests, WireMock what was added. */
const countsOtherwise = new Set<Importer>([har, wiremock]);

const pairs = (importer: Importer, { file, lines }: CorpusCassette) => {
  // Bodies beside mappings are not in the corpus: the reading's stand in.
  const beside = () => bodyBytes(lines[0]!.response);
  const interactions = importer.read({ ...file, beside }).cassettes.flatMap((each) => each.interactions);
  return lines.map((line, index) => {
    const imported = interactions[countsOtherwise.has(importer) ? index : line.order]!;
    return { line, interaction: toInteraction(imported, file, "2026-01-01T00:00:00.000Z").interaction };
  });
};

test.runIf(corpusFile("formats")).each([
  ["polly-har", har, 8, 17],
  ["nock", nock, 5, 7],
  ["azure-test-proxy", azureTestProxy, 2, 3],
  ["wiremock", wiremock, 8, 26],
  ["go-vcr", goVcr, 8, 16],
  ["req_llm", reqLlm, 4, 3],
] as const)(
  "every %s file gives the exchanges that an independent reading finds",
  (format, importer, files, exchanges) => {
    const cassettes = corpusCassettes(format);
    expect(cassettes).toHaveLength(files);
    const compared = cassettes.flatMap((cassette) => {
      expect(importer.recognises(cassette.file), cassette.name).toBe(true);
      return pairs(importer, cassette).map((pair) => ({ ...pair, name: cassette.name }));
    });
    expect(compared).toHaveLength(exchanges);
    for (const { name, line, interaction } of compared) {
      const { request, response } = interaction;
      expect(request.method, name).toBe(line.request.method);
      expect(request.url, name).toBe(new URL(line.request.url).href);
      expect(response!.status, name).toBe(line.response.status);
      expect(said(bytesOf(request.body)), name).toEqual(expected(line.request));
      expect(said(bytesOf(response!.body)), name).toEqual(expected(line.response));
    }
  },
);

if (corpusFile("formats") === undefined) test("says that the corpus is not here", () => console.info(ABSENT));
