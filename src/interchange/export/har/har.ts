import type { Page } from "har-format";
import type { Exporter, ExportSource } from "../exporter.ts";
import { harEntry } from "./har-entry.ts";

const pageOf = ({ name, cassette }: ExportSource): Page => ({
  id: name,
  title: name,
  startedDateTime: cassette.interactions[0]?.recordedAt ?? new Date(0).toISOString(),
  pageTimings: {},
});

/** JSON inside JSON: the parts of a list, a comma before all but the first. */
const listed = (values: readonly object[], isFirst: boolean): string =>
  values.map((value, index) => (isFirst && index === 0 ? "\n" : ",\n") + JSON.stringify(value)).join("");

/**
 * Prints interactions as HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/), a page a cassette. What HAR has no
 * place for stands in fields that begin with `_`, as it asks: when which piece of a body came (`_chunks`), who sent it
 * (`_role`) and what came instead of an answer (`_failure`).
 */
export const har: Exporter = async function* (sources) {
  const pages: Page[] = [];
  let creator = { name: "llm-replay", version: "" };
  let count = 0;
  yield '{"log":{"version":"1.2","entries":[';
  for await (const source of sources) {
    const { interactions, recorder } = source.cassette;
    pages.push(pageOf(source));
    creator = { ...recorder };
    yield listed(
      interactions.map((each) => harEntry(each, source.name)),
      count === 0,
    );
    count += interactions.length;
  }
  yield `\n],"pages":${JSON.stringify(pages)},"creator":${JSON.stringify(creator)}}}\n`;
};
