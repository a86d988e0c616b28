import { expect, test } from "vitest";
import { ddapm } from "../../../src/interchange/import/ddapm.ts";
import { httpmock } from "../../../src/interchange/import/httpmock.ts";
import { httprr } from "../../../src/interchange/import/httprr.ts";
import { IMPORTERS } from "../../../src/interchange/import/importers.ts";
import { vcr } from "../../../src/interchange/import/vcr.ts";
import { vcrpy } from "../../../src/interchange/import/vcrpy.ts";
import { ABSENT, corpusFile } from "../../corpus/corpus.ts";
import { corpusCassettes, importedExchanges, readExchanges } from "./corpus-formats.ts";

const FORMATS = [
  { format: "vcrpy", importer: vcrpy, files: 12, exchanges: 64 },
  { format: "ruby-vcr", importer: vcr, files: 8, exchanges: 36 },
  { format: "r-vcr", importer: vcr, files: 7, exchanges: 22 },
  { format: "httprr", importer: httprr, files: 8, exchanges: 26 },
  { format: "ddapm-vcr", importer: ddapm, files: 8, exchanges: 8 },
  { format: "rig-httpmock", importer: httpmock, files: 4, exchanges: 24 },
];

const isHere = corpusFile("formats") !== undefined;

test.runIf(isHere).each(FORMATS)(
  "real files of $format give what an independent reading finds, to the byte",
  ({ format, importer, files, exchanges }) => {
    const cassettes = corpusCassettes(format);
    expect(cassettes).toHaveLength(files);
    const imported = cassettes.map((each) => ({ name: each.name, made: importedExchanges(importer, each) }));
    expect(imported).toEqual(cassettes.map((each) => ({ name: each.name, made: readExchanges(each) })));
    expect(imported.flatMap(({ made }) => made)).toHaveLength(exchanges);
  },
);

test.runIf(isHere).each(FORMATS)(
  "real files of $format are taken by no other importer",
  ({ format, importer }) => {
    for (const { name, file } of corpusCassettes(format))
      expect(
        IMPORTERS.filter((each) => each.recognises(file)),
        name,
      ).toEqual([importer]);
  },
);

if (!isHere) test("says that the corpus is not here", () => console.info(ABSENT));
