import { rm, rmdir } from "node:fs/promises";
import { dirname } from "node:path";
import { fsStore } from "../../cassette/store.ts";
import { isInside } from "../../session/shown-path.ts";

/** A file that goes, and why. */
export interface Removal {
  /** Absolute. */
  readonly path: string;
  readonly reason: string;
  readonly size: number;
  readonly isCassette: boolean;
}

/** Removes the folders above a file that it left empty; the folder of the cassettes stays. */
const removeEmpty = async (path: string, folder: string): Promise<void> => {
  const home = dirname(path);
  if (home === folder || !isInside(folder, home)) return;
  try {
    await rmdir(home);
  } catch {
    return;
  }
  await removeEmpty(home, folder);
};

/** Removes a file below the folder of the cassettes, and the folders that it leaves empty. */
export const remove = async ({ path, isCassette }: Removal, folder: string): Promise<void> => {
  if (isCassette) await fsStore().remove?.(path);
  else await rm(path, { force: true });
  await removeEmpty(path, folder);
};
