import { fileURLToPath } from "node:url";
import { storeFile } from "../cassette/store-file.ts";
import { failure } from "../errors.ts";
import { textAt } from "./text-at.ts";

/** Beside this file where the package is built; where it runs from its sources, in the build beside them. */
const PLACES = ["./html/page.html", "../../dist/reporters/html/page.html"].map(
  (path) => new URL(path, import.meta.url),
);

/**
 * Reads the built page that `htmlReport` fills in, from the first of `places` that has it.
 *
 * @throws `pageMissing` where it is not built.
 */
export const loadPage = async (places: readonly URL[] = PLACES): Promise<string> => {
  for (const place of places) {
    const page = await textAt(place);
    if (page !== undefined) return page;
  }
  throw failure("pageMissing", places.map((place) => fileURLToPath(place)).join(" or "));
};

/** Writes a report as HTML: wholly or not at all. */
export const publishPage = (path: string, html: string): Promise<void> => storeFile(path, html);
