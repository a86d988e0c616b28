import { relative, resolve, sep } from "node:path";
import type { Cassette, Interaction } from "../../cassette/cassette.ts";
import { fsStore } from "../../cassette/store.ts";
import { findCassettes, type Surroundings } from "../find-cassettes.ts";

/** A cassette by the name that a program may ask for. */
export interface Served {
  readonly name: string;
  readonly interactions: readonly Interaction[];
}

/**
 * Reads the cassettes that words of the command line name.
 *
 * @throws `cassetteMissing`, and what the store throws for one that cannot be read.
 */
export const readShelf = async (words: readonly string[], around: Surroundings): Promise<Served[]> => {
  const paths = findCassettes(words, around);
  const read = await Promise.all(paths.map((path) => fsStore().read(path)));
  return paths.map((path, at) => ({
    name: nameOf(path, around),
    interactions: read[at]?.interactions ?? [],
  }));
};

/** The path from the folder of the cassettes, or from here where it lies elsewhere, without its ending. */
const nameOf = (path: string, { cwd, dir }: Surroundings): string => {
  const folder = resolve(cwd, dir);
  return relative(path.startsWith(folder + sep) ? folder : cwd, path)
    .split(sep)
    .filter((part) => part !== "..")
    .join("/")
    .replace(/\.json$/, "");
};

/** Lists the origins that interactions were recorded from, in the order of their first. */
export const originsOf = (interactions: readonly Interaction[]): string[] => [
  ...new Set(interactions.map(({ request }) => URL.parse(request.url)?.origin ?? "")),
];

/** All cassettes as one, for programs that ask for none by name. */
export const together = (shelf: readonly Served[]): Pick<Cassette, "interactions"> => ({
  interactions: shelf.flatMap(({ interactions }) => interactions),
});
