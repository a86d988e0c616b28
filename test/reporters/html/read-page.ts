import { gunzipSync } from "node:zlib";
import type { PageData, TestDetail } from "../../../src/reporters/html/page-data.ts";
import { expandValues, type SharedValues } from "../../../src/reporters/html/share-values.ts";

/** A page as it is built, with a script of its own and the places where its data go. */
export const PAGE = "<!doctype html>\n<!--data-->\n<script>page()</script>\n<!--details-->\n";

/** What stands in the scripts of a type, as a browser would find them: each ends at the first `</script`. */
const scriptsOf = (html: string, type: string): string[] =>
  [...html.matchAll(/<script type="([^"]*)" id="[^"]*">([^]*?)<\/script/g)].flatMap(([, found, text]) =>
    found === type && text !== undefined ? [text] : [],
  );

/** The list that a page shows. */
export const dataOf = (html: string): PageData =>
  JSON.parse(scriptsOf(html, "application/json")[0] ?? "") as PageData;

/** The tests that a page shows when they are opened, by block. */
export const detailsOf = (html: string): TestDetail[][] =>
  scriptsOf(html, "application/gzip").map(
    (block) =>
      expandValues(
        JSON.parse(gunzipSync(Buffer.from(block, "base64")).toString()) as SharedValues,
      ) as unknown as TestDetail[],
  );

/** All that a page holds, packed or not, as one text. */
export const unpackedPage = (html: string): string => `${html}\n${JSON.stringify(detailsOf(html))}`;
