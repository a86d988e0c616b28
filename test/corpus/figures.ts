import type { CorpusLine } from "./corpus.ts";
import type { Seen } from "./exchange.ts";

/** Adds up what a round trip of many lines showed. */
export interface Figures {
  dropped(header: string): void;
  compared(line: CorpusLine, live: Seen, outcome: { readonly same: boolean }): void;
  printed(bytes: Uint8Array, stored: object | null, side: "request" | "response"): void;
  file(size: number): void;
  /** Counts an answer that came back with a credential masked; `before` is what stood before it. */
  masked(before: string): void;
  credentials(): readonly string[];
  /** The share of JSON bodies that stand as JSON, from 0 to 1. */
  jsonShare(): number;
  droppedNames(): readonly string[];
  text(): string;
}

const isJson = (bytes: Uint8Array): boolean => {
  try {
    const value: unknown = JSON.parse(
      new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes),
    );
    return typeof value === "object" && value !== null;
  } catch {
    return false;
  }
};

const percent = (part: number, whole: number): string =>
  `${part} of ${whole} (${((100 * part) / Math.max(whole, 1)).toFixed(2)} %)`;

/** Starts at nothing counted. */
export const startFigures = (): Figures => {
  const started = performance.now();
  const dropped = new Map<string, number>();
  const credentials: string[] = [];
  const json = { request: { all: 0, standing: 0 }, response: { all: 0, standing: 0 } };
  const sums = { lines: 0, streams: 0, same: 0, chunks: 0, bytes: 0, files: 0, fileBytes: 0 };
  return {
    dropped: (header) => void dropped.set(header, (dropped.get(header) ?? 0) + 1),
    compared: (line, live, { same }) => {
      sums.lines += 1;
      sums.streams += line.stream ? 1 : 0;
      sums.same += same ? 1 : 0;
      sums.chunks += live.chunks.length;
      sums.bytes += live.chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    },
    printed: (bytes, stored, side) => {
      if (!isJson(bytes)) return;
      json[side].all += 1;
      if (stored !== null && ("json" in stored || "continues" in stored)) json[side].standing += 1;
    },
    masked: (before) => void credentials.push(before),
    credentials: () => credentials,
    file: (size) => {
      sums.files += 1;
      sums.fileBytes += size;
    },
    jsonShare: () =>
      (json.request.standing + json.response.standing) / Math.max(json.request.all + json.response.all, 1),
    droppedNames: () => [...dropped.keys()],
    text: () =>
      [
        `${sums.lines} interactions (${sums.streams} streams) of ${sums.files} cassettes in ${((performance.now() - started) / 1000).toFixed(1)} s`,
        `same bytes: ${percent(sums.same, sums.lines)}, a credential masked in ${credentials.length}; ${sums.chunks} chunks, ${(sums.bytes / 1e6).toFixed(1)} MB, files ${(sums.fileBytes / 1e6).toFixed(1)} MB`,
        `JSON standing as JSON: requests ${percent(json.request.standing, json.request.all)}, responses ${percent(json.response.standing, json.response.all)}`,
        `headers dropped: ${[...dropped]
          .toSorted((a, b) => b[1] - a[1])
          .map((entry) => entry.join(" "))
          .join(", ")}`,
      ].join("\n"),
  };
};
