import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { storeFile } from "../cassette/store-file.ts";
import { failure } from "../errors.ts";

/** Beside this file where the package is built; where it runs from its sources, in the build beside them. */
const PLACES = ["./html/page.html", "../../dist/reporters/html/page.html"].map(
  (path) => new URL(path, import.meta.url),
);

const textAt = async (place: URL): Promise<string | undefined> => {
  try {
    return await readFile(place, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
};

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
