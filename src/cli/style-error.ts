import { styleText } from "node:util";

/** Colours a text for standard error, which may be a file where standard output is a terminal. */
export const styleError = (format: Parameters<typeof styleText>[0], text: string): string =>
  styleText(format, text, { stream: process.stderr });
