import type { Importer } from "./importer.ts";

/** The formats that can be imported; a file is read by the first that recognises it. */
export const IMPORTERS: readonly Importer[] = [];
