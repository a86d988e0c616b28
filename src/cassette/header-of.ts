import type { Header } from "./cassette.ts";

type Headers = readonly Header[] | undefined;

/** Gives the value of a header by its name in lower case, of repeated lines the first; `undefined` where there is none. */
export const headerOf = (headers: Headers, wanted: string): string | undefined =>
  headers?.find(([name]) => name === wanted)?.[1];

/** Gives the content type that headers tell; empty where they tell none. */
export const contentTypeOf = (headers: Headers): string => headerOf(headers, "content-type") ?? "";
