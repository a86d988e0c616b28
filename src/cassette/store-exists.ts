import { existsSync } from "node:fs";

/** Says at once whether a cassette lies at `path`, without reading it. */
export const cassetteExists = (path: string): boolean => existsSync(path);
