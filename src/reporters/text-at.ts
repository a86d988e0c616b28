import { readFile } from "node:fs/promises";

/** Reads a text file; `undefined` where there is no such file. */
export const textAt = async (place: string | URL): Promise<string | undefined> => {
  try {
    return await readFile(place, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
};
