/** Names and indexes from the document's root to a value; reused while scanning, copy what you keep. */
export type JsonPath = readonly (string | number)[];

/** Told of every value as it begins; a container's `end` is the offset after its bracket. */
export type JsonValueSeen = (path: JsonPath, start: number, end: number) => void;

const QUOTE = 34;
const BACKSLASH = 92;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

const skipSpace = (text: string, from: number): number => {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) break;
  }
  return at;
};

const endOf = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
};

/** Gives the offset after the string that opens at `at`, or the negative offset of its mistake less one. */
const endOfString = (text: string, at: number): number => {
  for (let i = at + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) return i + 1;
    if (code === BACKSLASH) {
      const end = endOf(ESCAPE, text, i);
      if (end < 0) return -i - 1;
      i = end - 1;
    } else if (code < 32) return -i - 1;
  }
  return -text.length - 1;
};

const endOfScalar = (text: string, at: number): number => {
  if (text.charCodeAt(at) === QUOTE) return endOfString(text, at);
  const number = endOf(NUMBER, text, at);
  const end = number > at ? number : endOf(WORD, text, at);
  return end > at ? end : -at - 1;
};

const keyOf = (text: string, start: number, end: number): string => {
  const raw = text.slice(start, end);
  return raw.includes("\\") ? (JSON.parse(raw) as string) : raw.slice(1, -1);
};

/**
 * Walks a JSON text (RFC 8259) without building values and tells `seen` of each one, duplicate keys included.
 * Returns the offset of the first mistake (the text's length where it breaks off), or -1 where there is none.
 */
export const scanJson = (text: string, seen?: JsonValueSeen): number => {
  const path: (string | number)[] = [];
  const closers: string[] = [];
  let at = skipSpace(text, 0);

  /** Reads `"key" :` of an object; returns the negative mistake or the offset of the value. */
  const readKey = (): number => {
    if (text.charCodeAt(at) !== QUOTE) return -at - 1;
    const end = endOfString(text, at);
    if (end < 0) return end;
    path[path.length - 1] = keyOf(text, at, end);
    const colon = skipSpace(text, end);
    return text[colon] === ":" ? skipSpace(text, colon + 1) : -colon - 1;
  };

  for (;;) {
    const open = text[at];
    if (open === "{" || open === "[") {
      seen?.(path, at, at + 1);
      const closer = open === "{" ? "}" : "]";
      at = skipSpace(text, at + 1);
      if (text[at] !== closer) {
        closers.push(closer);
        path.push(0);
        if (closer === "}" && (at = readKey()) < 0) return -at - 1;
        continue;
      }
      at++;
    } else {
      const end = endOfScalar(text, at);
      if (end < 0) return -end - 1;
      seen?.(path, at, end);
      at = end;
    }
    at = skipSpace(text, at);
    while (closers.length > 0 && text[at] === closers.at(-1)) {
      closers.pop();
      path.pop();
      at = skipSpace(text, at + 1);
    }
    if (closers.length === 0) return at === text.length ? -1 : at;
    if (text[at] !== ",") return at;
    at = skipSpace(text, at + 1);
    if (closers.at(-1) === "]") path[path.length - 1] = Number(path.at(-1)) + 1;
    else if ((at = readKey()) < 0) return -at - 1;
  }
};
