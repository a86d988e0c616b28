import type { DetailLocation } from "../../reporters/html/page-data.ts";

/** What a part of the detail needs to lead elsewhere in it. */
export interface Navigation {
  /** Gives the address of a place in the same test. */
  readonly linkTo: (location: DetailLocation) => string;
  /** Goes there. */
  readonly open: (location: DetailLocation) => void;
}
