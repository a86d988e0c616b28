/** Writes a text as a regular expression that finds just it, outside character classes. `RegExp.escape` is not in Node 22. */
export const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
