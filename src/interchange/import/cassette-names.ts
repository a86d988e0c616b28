/** A file and the names that its importer gave to its cassettes. */
interface NamedFile {
  readonly path: string;
  readonly names: readonly (string | undefined)[];
}

const ENDINGS = /(?:\.(?:json|ya?ml|har|httprr|gz|zip|jsonl))+$/i;
/** What file systems refuse, or give a meaning of their own. */
const UNSAFE = /[\0-\x1F\x7F<>:"|?*\\]+/g;

const safeStep = (step: string): string => {
  const safe = step.toWellFormed().replaceAll(UNSAFE, "-").replace(/^\.+/, "_").trim();
  return safe === "" ? "_" : safe.slice(0, 120);
};

const stepsOf = (path: string): string[] => path.split("/").filter((step) => step !== "" && step !== ".");

/** The folders that all paths have in common, as a number of steps. */
const commonSteps = (paths: readonly (readonly string[])[]): number => {
  const [first = []] = paths;
  const differs = first.findIndex((step, i) =>
    paths.some((path) => path[i] !== step || path.length === i + 1),
  );
  return Math.max(0, differs);
};

/**
 * Names the cassettes of files after the files' places below the folder that all have in common: `a/b.yaml` is `a/b`, or
 * `a/<name>` where its only cassette has a name, or `a/b/<name>` where there are several. Names that are taken get a number. Gives a list of names for each file.
 */
export const cassetteNames = (files: readonly NamedFile[]): readonly (readonly string[])[] => {
  const paths = files.map(({ path }) => stepsOf(path));
  const common = commonSteps(paths);
  const taken = new Set<string>();
  const free = (wanted: string): string => {
    let name = wanted;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${wanted}-${n}`;
    taken.add(name.toLowerCase());
    return name;
  };
  return files.map(({ names }, index) => {
    const steps = (paths[index] ?? []).slice(common).filter((step) => step !== "..");
    const folder = steps.slice(0, -1).map(safeStep);
    const own = safeStep((steps.at(-1) ?? "").replace(ENDINGS, ""));
    const named = (name: string): string => [...folder, ...name.split("/").map(safeStep)].join("/");
    if (names.length === 1) return [free(named(names[0] ?? own))];
    return names.map((name, n) => free(named(`${own}/${(name ?? String(n + 1)).replaceAll("/", "-")}`)));
  });
};
