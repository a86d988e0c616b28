import { expect } from "vitest";
import { parseCassette } from "../../../src/cassette/parse.ts";
import { printCassette } from "../../../src/cassette/print.ts";
import { anyCassettes } from "../any-cassette.ts";
import { edited, edits } from "../texts.ts";
import { orRefused, property, type Targets } from "../target.ts";

/** What is promised of the cassette's format. */
export const CASSETTES: Targets = {
  "a cassette's text, however changed, is read or refused by name, and printed stably": property(
    anyCassettes,
    edits,
    async (cassette, changes) => {
      const { text, blobs } = printCassette(cassette);
      const read = await orRefused(() => parseCassette(edited(text, changes), "fuzz.json", blobs));
      if (!read) return;
      const again = printCassette(read);
      expect(printCassette(parseCassette(again.text, "again.json", again.blobs)).text).toBe(again.text);
    },
  ),
};
