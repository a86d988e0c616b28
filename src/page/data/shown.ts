import type { PageData } from "../../reporters/html/page-data.ts";
import type { Details } from "./open-details.ts";

/** What is shown: all there is in a file, and what is there now on a page that is served. */
export interface Shown {
  readonly data: PageData;
  readonly details: Details;
}
