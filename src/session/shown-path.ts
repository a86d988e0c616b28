import { isAbsolute, relative } from "node:path";

/** Tells whether `path` is the folder `outer` or lies in it; both absolute. */
export const isInside = (outer: string, path: string): boolean => {
  const way = relative(outer, path);
  return !isAbsolute(way) && !/^\.\.(?:[/\\]|$)/.test(way);
};

/** Gives an absolute path as people are told it: from the working folder, where it lies in there. */
export const shownPath = (path: string): string =>
  isInside(process.cwd(), path) ? relative(process.cwd(), path) : path;
