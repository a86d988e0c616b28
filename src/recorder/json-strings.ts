/** A string value inside a JSON text. */
export interface JsonString {
  /** Names and positions on the way to it, joined by `/`; the position in a root array is left out. */
  readonly path: string;
  /** The same with `*` for positions, and what tells apart the members of one stream (`index`, `type`, `item_id`). */
  readonly track: string;
  /** The place of its first character, and of its closing quote. */
  readonly start: number;
  readonly end: number;
  /** It holds a backslash. */
  readonly escaped: boolean;
}

type Found = { -readonly [K in keyof JsonString]: JsonString[K] };

interface Container {
  readonly isObject: boolean;
  readonly path: string;
  readonly track: string;
  /** How many strings were found before it was opened: those after belong to it. */
  readonly before: number;
  name: string | undefined;
  position: number;
  marks: string;
}

const STREAM_MARK = /(?:^|_)index$|Index$|^(?:type|item_id)$/;
/** Deeper containers get no marks: handing them to every string below would cost depth times strings. */
const MARKED_DEPTH = 16;
/** Strings deeper down share a path: one that grows with the depth would cost depth times strings. */
const NAMED_DEPTH = 64;

const stringFrom = (
  text: string,
  start: number,
  to: number,
): { start: number; end: number; escaped: boolean } => {
  let escaped = false;
  for (let at = start; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return { start, end: at, escaped };
    if (code !== 0x5c) continue;
    escaped = true;
    at += 1;
  }
  return { start, end: to, escaped };
};

const pathsIn = (open: readonly Container[]): Pick<JsonString, "path" | "track"> => {
  const inside = open.at(-1);
  if (!inside) return { path: "", track: "" };
  const { isObject, path, track, name, position } = inside;
  if (open.length > NAMED_DEPTH) return { path, track };
  if (isObject) return { path: `${path}/${name}`, track: `${track}/${name}` };
  return open.length === 1 ? { path, track } : { path: `${path}/${position}`, track: `${track}/*` };
};

const handMarksDown = ({ before, marks }: Container, found: readonly Found[]): void => {
  if (marks !== "") for (const string of found.slice(before)) string.track += marks;
};

const markOf = (text: string, at: number, { isObject, name }: Container): string => {
  if (!isObject || name === undefined || !STREAM_MARK.test(name)) return "";
  const value = /^\s*(\d{1,9}|"[^"\\]{0,100}")/.exec(text.slice(at, at + 120))?.[1];
  return value === undefined ? "" : `;${name}=${value}`;
};

/**
 * Lists the string values of the JSON values that stand one after the other between `from` and `to`.
 * It asks for no valid JSON: of a document that breaks off, it lists what is there. One walk, no recursion.
 */
export const jsonStrings = (text: string, from = 0, to = text.length): JsonString[] => {
  const found: Found[] = [];
  const open: Container[] = [];
  for (let at = from; at < to; at += 1) {
    const character = text[at];
    const inside = open.at(-1);
    if (character === '"') {
      const string = stringFrom(text, at + 1, to);
      if (inside?.isObject && inside.name === undefined) inside.name = text.slice(at + 1, string.end);
      else found.push({ ...pathsIn(open), ...string });
      at = string.end;
    } else if (character === "{" || character === "[") {
      const before = found.length;
      open.push({
        isObject: character === "{",
        ...pathsIn(open),
        before,
        name: undefined,
        position: 0,
        marks: "",
      });
    } else if (character === "}" || character === "]") {
      const closed = open.pop();
      if (closed) handMarksDown(closed, found);
    } else if (character === "," && inside) {
      inside.name = undefined;
      inside.position += 1;
    } else if (character === ":" && inside && open.length <= MARKED_DEPTH) {
      inside.marks += markOf(text, at + 1, inside);
    }
  }
  for (const unclosed of open.toReversed()) handMarksDown(unclosed, found);
  return found;
};
