import type { Token } from "./volatile.ts";

const COMPACT = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})/;
const FILE_NAME = /^(\d{4}-\d{2}-\d{2})[T_](\d{2})-(\d{2})(?:-(\d{2}))?(?:-(\d{3}))?(Z?)$/;

const readable = (time: string): string =>
  time
    .replaceAll("%3A", ":")
    .replaceAll("%2B", "+")
    .replace("%20", " ")
    .replace(COMPACT, "$1-$2-$3T$4:$5:$6")
    .replace(
      FILE_NAME,
      (_all, day: string, hour: string, minute: string, second = "00", ms = "000", zone = "") => {
        return `${day}T${hour}:${minute}:${second}.${ms}${zone}`;
      },
    )
    .replace(/(?<=\d{4}),? at /, ", ")
    .replaceAll("\u202f", " ");

/** Reads the moment a time token names, in milliseconds; `NaN` where its writing is not understood. */
export const instantOf = ({ kind, text }: Pick<Token, "kind" | "text">): number => {
  if (kind === "time") return Date.parse(readable(text));
  if (kind !== "epoch") return NaN;
  return text.length === 13 && !text.includes(".") ? Number(text) : Number(text) * 1000;
};
