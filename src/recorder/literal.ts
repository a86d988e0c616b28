/** Writes a text as a regular expression that finds just it. */
export const literal = (text: string): string => text.replace(/[^A-Za-z0-9]/g, "\\$&");
