import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { byCassette, readCorpus } from "./corpus.ts";
import { startFigures, type Figures } from "./figures.ts";
import { repair } from "./repairs.ts";
import { roundTrip, type Problem } from "./round-trip.ts";
import { startUpstreamOfAllHosts } from "./upstream.ts";

/** A fresh folder that its undo removes. */
export const temporaryFolder = async (): Promise<AsyncDisposable & { readonly path: string }> => {
  const path = await mkdtemp(join(tmpdir(), "llm-replay-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
};

/** What a round trip of a whole part of the corpus showed. */
export interface Outcome {
  readonly problems: readonly Problem[];
  readonly figures: Figures;
  readonly repairs: Readonly<Record<string, number>>;
}

/** Takes every cassette of a part of the corpus through recording and replay, one after another. */
export const roundTripAll = async (part: "dev" | "smoke"): Promise<Outcome> => {
  await using folder = await temporaryFolder();
  await using upstream = await startUpstreamOfAllHosts();
  const figures = startFigures();
  const { lines, counts } = repair(readCorpus(part));
  const problems: Problem[] = [];
  for (const [index, group] of byCassette(lines).entries())
    problems.push(...(await roundTrip(`cassette-${index}`, group, { dir: folder.path, upstream, figures })));
  return { problems, figures, repairs: counts };
};
