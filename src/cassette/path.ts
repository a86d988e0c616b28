import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { failure } from "../errors.ts";
import { sha256 } from "../formats/sha256.ts";

const MAX_SLUG = 60;
/** `a.spec.ts` keeps its `.spec`: it may stand beside `a.test.ts`. */
const TEST_ENDING = /(?:\.test)?\.[cm]?[jt]sx?$/;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** What a test's cassette is called after. */
export interface CassettePlace {
  /** The folder of all cassettes, absolute. */
  readonly dir: string;
  /** The test file, absolute or relative to the parent of `dir`. */
  readonly file: string;
  /** The test's full title, its describes' before it. */
  readonly test: string;
  /** The project's name, in a workspace of several. */
  readonly project?: string;
  /** Tells whether another test of the run has the path already. */
  readonly taken?: (path: string) => boolean;
}

const hash6 = (text: string): string => sha256(text).slice(0, 6);

const slugOf = (title: string): { slug: string; isLossless: boolean } => {
  const words = title
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|(?<!-)-+$/g, "");
  const slug = words
    .slice(0, MAX_SLUG)
    .replace(/(?<!-)-+$/, "")
    .toWellFormed()
    .replaceAll("\ufffd", "");
  return {
    slug: RESERVED.test(slug) ? `_${slug}` : slug,
    isLossless: /^[a-z0-9]+(?: [a-z0-9]+)*$/.test(title) && slug === words,
  };
};

const within = (dir: string, path: string): string => {
  const inside = relative(dir, path);
  if (inside === "" || inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside))
    throw failure("cassetteOutsideFolder", path, dir);
  return path;
};

/** Names a test file's folder after its place below `root`; a step out of `root` is `_`, as cassettes stay inside. */
const folderOf = (root: string, file: string): string => {
  const place = relative(root, resolve(root, file)).replace(TEST_ENDING, "");
  if (isAbsolute(place)) return basename(place);
  return place
    .split(sep)
    .map((step) => (step === ".." ? "_" : step))
    .join(sep);
};

/**
 * Names the cassette of a test: `<dir>/<project>/<test file without .test.ts>/<slug>[.hash6].json`.
 * The hash stands where the slug lost something of the title, was cut, or is taken.
 * @throws `cassetteOutsideFolder` where the path would leave `dir`.
 */
export const cassettePath = ({ dir, file, test, project, taken }: CassettePlace): string => {
  const folder = folderOf(dirname(resolve(dir)), file);
  const { slug, isLossless } = slugOf(test);
  const named = (ending: string): string =>
    within(resolve(dir), join(resolve(dir), project ?? "", folder, `${slug}${ending}.json`));
  const plain = named("");
  if (isLossless && !taken?.(plain)) return plain;
  const hashed = named(`${slug === "" ? "" : "."}${hash6(test)}`);
  for (let n = 2, path = hashed; ; n++) {
    if (!taken?.(path)) return path;
    path = named(`.${hash6(`${test} ${n}`)}`);
  }
};

/** Beside the cassettes stand the accepted scores, so that no cassette can be called so. */
const TAKEN_NAME = "baseline.json";

/**
 * Gives the path of a cassette named by its user: `<dir>/<name>.json`; the name may hold folders. `baseline` becomes
 * `_baseline`.
 * @throws `cassetteOutsideFolder` where the path would leave `dir`.
 */
export const namedCassettePath = (dir: string, name: string): string => {
  const path = within(resolve(dir), resolve(dir, name.endsWith(".json") ? name : `${name}.json`));
  return relative(resolve(dir), path) === TAKEN_NAME ? resolve(dir, `_${TAKEN_NAME}`) : path;
};

/** Gives a path with `/` between its parts, as run files, git and reports name it everywhere. */
export const posixPath = (path: string): string => path.replaceAll(sep, "/");
