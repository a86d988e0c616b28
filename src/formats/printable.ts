import { stripVTControlCharacters } from "node:util";

/** Signs that turn the direction of what follows, and so what a line seems to say. */
const TURNS = /[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/g;
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F]/g;
const LATE_CONTROLS = /[\u0080-\u009F]/g;

/** U+2400 and those after it are pictures of the control characters. */
const pictureOf = (character: string): string => {
  const code = character.charCodeAt(0);
  return String.fromCharCode(code === 0x7f ? 0x2421 : 0x2400 + code);
};

/**
 * Makes a recorded text harmless for a terminal: escape sequences are taken out, control characters but line feed and
 * tab stand as their pictures (`␛`), and signs that turn the direction of writing as `�`.
 */
export const printable = (text: string): string =>
  stripVTControlCharacters(text.replaceAll("\r\n", "\n"))
    .replace(CONTROLS, pictureOf)
    .replace(LATE_CONTROLS, "\uFFFD")
    .replace(TURNS, "\uFFFD");

/** Makes a recorded text harmless, and one line: white space of any kind is one space. */
export const printableLine = (text: string): string => printable(text.replace(/\s+/g, " ")).trim();
