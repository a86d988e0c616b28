/** Reads a piece of an address (`%3A` is `:`); one that is not well encoded stays as it is. */
export const uriDecoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
