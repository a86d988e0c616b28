import * as yaml from "js-yaml";
import { failure } from "../../errors.ts";
import { once } from "../../once.ts";
import { yamlNumber, type YamlValue } from "./yaml-value.ts";

/** Deeper documents are no recordings. */
const MAX_DEPTH = 400;
/** What a document may stand for once its aliases are resolved, in nodes and characters: this, or ten times its text. */
const MAX_WEIGHT = 10_000_000;

const TAG = "tag:yaml.org,2002:";
/**
 * Numbers in the forms that every version of YAML reads alike. What only one takes for a number (`0777`, `1:30`, `1e5`)
 * stays text: writers of the other leave such texts unquoted.
 */
const INTEGER = /^-?(?:0|[1-9]\d*)$/;
const FLOAT = /^-?(?:0|[1-9]\d*)\.\d*(?:[eE][-+]\d+)?$/;
const DIGITS = Array.from("-0123456789");
const BASE64 = /^[\w+/]*={0,2}$/;

/** Names of tags for bytes: YAML's own, Psych's, PyYAML's. */
const BINARY_TAGS = [`${TAG}binary`, "!binary", `${TAG}python/bytes`];

const never = (): boolean => false;

const numberTag = (name: string, pattern: RegExp) =>
  yaml.defineScalarTag<unknown>(`${TAG}${name}`, {
    implicit: true,
    implicitFirstChars: DIGITS,
    resolve: (text) => (pattern.test(text) ? yamlNumber(text) : yaml.NOT_RESOLVED),
    identify: never,
  });

const binaryTag = (name: string) =>
  yaml.defineScalarTag<unknown>(name, {
    resolve: (text) => {
      const base64 = text.replaceAll(/\s+/g, "");
      return BASE64.test(base64) ? new Uint8Array(Buffer.from(base64, "base64")) : yaml.NOT_RESOLVED;
    },
    identify: never,
  });

/** What PyYAML writes for a subtype of a plain type (`multidict.istr`, `http.HTTPStatus`): the type, and one plain value. */
const pythonTag = yaml.defineSequenceTag<unknown[], unknown>(`${TAG}python/object/`, {
  matchByTagPrefix: true,
  create: () => [],
  addItem: (items, item) => void items.push(item),
  finalize: (items) => (items.length === 1 && typeof items[0] !== "object" ? items[0] : items),
  identify: never,
});

const ANY_TAG = { tagName: "", matchByTagPrefix: true } as const;

/**
 * A schema without code: bytes and the plain types. Every other tag, those of other languages' objects, functions and
 * names included, gives what stands under it: a text, a list, a mapping.
 */
const schema = once(() =>
  yaml.FAILSAFE_SCHEMA.withTags(
    [yaml.nullCoreTag, yaml.boolCoreTag, yaml.mergeTag, numberTag("int", INTEGER), numberTag("float", FLOAT)],
    BINARY_TAGS.map(binaryTag),
    pythonTag,
    [
      { ...yaml.strTag, ...ANY_TAG },
      { ...yaml.seqTag, ...ANY_TAG },
      { ...yaml.mapTag, ...ANY_TAG },
    ],
  ),
);

/** Nodes and characters of a value, and its levels, with its aliases resolved. */
interface Extent {
  readonly weight: number;
  readonly depth: number;
}

/** Measures a value, a part that aliases repeat once. Gives `undefined` where a part stands inside itself. */
const extentOf = (value: unknown): Extent | undefined => {
  const measured = new Map<object, Extent>();
  const inside = new Set<object>();

  const measure = (part: unknown): Extent | undefined => {
    if (typeof part === "string") return { weight: part.length + 1, depth: 0 };
    if (typeof part !== "object" || part === null) return { weight: 1, depth: 0 };
    const known = measured.get(part);
    if (known || inside.has(part)) return known;
    inside.add(part);
    let [weight, depth] = [1, 0];
    for (const inner of part instanceof Uint8Array ? [] : Object.values(part)) {
      const extent = measure(inner);
      if (!extent) return undefined;
      weight += extent.weight;
      depth = Math.max(depth, extent.depth + 1);
    }
    inside.delete(part);
    measured.set(part, { weight, depth });
    return { weight, depth };
  };

  return measure(value);
};

/** Tells why a document cannot be taken although it is YAML. */
const objectionTo = (value: unknown, length: number): string | undefined => {
  const extent = extentOf(value);
  if (!extent) return "an alias stands inside what it names";
  if (extent.weight > Math.max(MAX_WEIGHT, 10 * length))
    return "its aliases stand for far more than it holds";
  return extent.depth > 2 * MAX_DEPTH ? `its aliases nest deeper than ${2 * MAX_DEPTH} levels` : undefined;
};

const placeOf = (error: unknown): string => {
  const { mark } = error as Partial<yaml.YAMLException>;
  return mark ? `:${mark.line + 1}:${mark.column + 1}` : "";
};

const reasonOf = (error: unknown): string => {
  const { reason, message } = error as Partial<yaml.YAMLException>;
  return reason ?? (error instanceof RangeError ? "it nests too deeply" : (message ?? String(error)));
};

/**
 * Reads the documents of a YAML text as data. Tags run no code: `!!binary` gives bytes, an unknown tag what stands under
 * it. Texts stay as written wherever YAML 1.1 and 1.2 disagree about them; timestamps are texts.
 * @throws `importUnreadable`, with line and column: no YAML, a key twice in a mapping, nesting beyond 400 levels, aliases
 * that form a ring or stand for more than ten times the text and 10 million characters.
 */
export const readYamlAll = (text: string, file: string): readonly YamlValue[] => {
  let documents: readonly unknown[];
  try {
    documents = yaml.loadAll(text, { schema: schema(), maxDepth: MAX_DEPTH });
  } catch (error) {
    throw failure("importUnreadable", file, placeOf(error), `it is not YAML: ${reasonOf(error)}`);
  }
  const objection = objectionTo(documents, text.length);
  if (objection !== undefined) throw failure("importUnreadable", file, "", objection);
  return documents as readonly YamlValue[];
};

/**
 * Reads a YAML text that holds one document, as {@link readYamlAll} does; an empty text gives null.
 * @throws `importUnreadable`, also where there are several documents.
 */
export const readYaml = (text: string, file: string): YamlValue => {
  const documents = readYamlAll(text, file);
  if (documents.length > 1)
    throw failure("importUnreadable", file, "", `it holds ${documents.length} documents instead of one`);
  return documents[0] ?? null;
};
