import { bytesOf } from "../../../src/cassette/body.ts";
import type { Cassette, Interaction } from "../../../src/cassette/cassette.ts";
import { LlmReplayError } from "../../../src/errors.ts";
import { importFiles, type NamedCassette } from "../../../src/interchange/import/import-files.ts";
import type { ImportFile } from "../../../src/interchange/import/importer.ts";
import { openFile } from "../../../src/interchange/import/open-file.ts";
import { createRedactor } from "../../../src/recorder/redact.ts";

/** Opens a file that lies alone in its folder. */
export const fileOf = (path: string, content: string | Uint8Array): ImportFile =>
  openFile({
    path,
    origin: undefined,
    content: typeof content === "string" ? Buffer.from(content) : content,
    beside: () => undefined,
  });

/** What `llm-replay import` makes of one file. */
export interface Imported {
  readonly format: string;
  readonly cassettes: readonly NamedCassette[];
  readonly notes: readonly string[];
}

/** Imports a file that lies alone in its folder as `llm-replay import` does, with the default redaction. */
export const importText = (path: string, content: string | Uint8Array): Imported => {
  const { files, cassettes, problems } = importFiles([fileOf(path, content)], {
    redactor: createRedactor(),
    recorder: { name: "llm-replay", version: "0.0.0" },
    importedAt: "2026-01-01T00:00:00.000Z",
  });
  const [problem] = problems;
  if (problem) throw problem;
  return { format: files[0]!.format, notes: files[0]!.notes, cassettes };
};

/** The only cassette of an import. */
export const soleCassette = ({ cassettes }: Imported): Cassette => {
  if (cassettes.length !== 1) throw new Error(`${cassettes.length} cassettes instead of one`);
  return cassettes[0]!.cassette;
};

/** The bodies of an interaction as text. */
export const textsOf = ({ request, response }: Interaction): readonly [asked: string, answered: string] => [
  Buffer.from(bytesOf(request.body)).toString("utf8"),
  Buffer.from(bytesOf(response?.body ?? null)).toString("utf8"),
];

/** What a file is refused with; the empty text where it is imported. Any other error is thrown. */
export const refusalOf = (path: string, content: string | Uint8Array): string => {
  try {
    importText(path, content);
  } catch (error) {
    if (error instanceof LlmReplayError && error.code === "importUnreadable") return error.message;
    throw error;
  }
  return "";
};
