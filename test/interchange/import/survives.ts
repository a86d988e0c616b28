import { expect } from "vitest";
import { parseCassette } from "../../../src/cassette/parse.ts";
import { printCassette } from "../../../src/cassette/print.ts";
import { importFiles } from "../../../src/interchange/import/import-files.ts";
import { createRedactor } from "../../../src/recorder/redact.ts";
import { fileOf } from "./import-text.ts";

const redactor = createRedactor();

/** Imports one file; whatever is in it, it is refused by name, or becomes cassettes that can be written and read. */
export const survives = (path: string, content: string | Uint8Array): "refused" | "imported" => {
  const { problems, cassettes, files } = importFiles([fileOf(path, content)], {
    redactor,
    recorder: { name: "llm-replay", version: "0.0.0" },
    importedAt: "2026-01-01T00:00:00.000Z",
  });
  for (const problem of problems) {
    expect(problem.code).toBe("importUnreadable");
    expect(problem.message).toContain(`Cannot import ${path}`);
  }
  expect(files.length + problems.length).toBe(1);
  for (const { cassette } of cassettes) {
    const { text, blobs } = printCassette(cassette);
    expect(parseCassette(text, path, blobs).interactions).toHaveLength(cassette.interactions.length);
  }
  return problems.length > 0 ? "refused" : "imported";
};

/** Counts how imports ended. */
export const tally = () => {
  const seen = { refused: 0, imported: 0 };
  return { note: (end: "refused" | "imported") => seen[end]++, seen };
};
