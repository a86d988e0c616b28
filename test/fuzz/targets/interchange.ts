import * as fc from "fast-check";
import { expect } from "vitest";
import { EXPORTERS } from "../../../src/interchange/export/exporters.ts";
import { printed, sourceOf } from "../../interchange/export/source.ts";
import { SAMPLES } from "../../interchange/import/samples.ts";
import { survives } from "../../interchange/import/survives.ts";
import { anyCassettes } from "../any-cassette.ts";
import { edited, edits, texts } from "../texts.ts";
import { property, type Targets } from "../target.ts";

/** What is promised of importers and exporters. */
export const INTERCHANGE: Targets = {
  "a recording of another tool, however changed, is imported or refused by name": property(
    fc.constantFrom(...Object.entries(SAMPLES)),
    edits,
    ([path, text], changes) => void survives(path, edited(text, changes)),
  ),
  "any cassette is exported in every format": property(
    anyCassettes,
    texts,
    fc.boolean(),
    async (cassette, name, content) => {
      const source = sourceOf(cassette, name);
      for (const [format, exporter] of Object.entries(EXPORTERS)) {
        const document = await printed(exporter({ content }), source);
        expect(document).toBeTypeOf("string");
        if (format === "chrome" || format === "har") JSON.parse(document);
      }
    },
  ),
};
