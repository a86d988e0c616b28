import { printBytes } from "../formats/print-bytes.ts";
import { printCount, printDuration } from "../trace/print-figures.ts";
import type { CallOutcome } from "./broker/broker-call.ts";
import { styleError } from "./style-error.ts";

/** Prints one recorded call as a line for the terminal, as soon as it is over. */
export const printProgress = ({ method, url, status, chunks, bytes, ms }: CallOutcome): string => {
  const { host, pathname } = new URL(url);
  const size = chunks > 1 ? `${printBytes(bytes)} in ${printCount(chunks, "chunk")}` : printBytes(bytes);
  const line = `● ${method} ${host}${pathname}  ${status ?? "failed"}  ${printDuration(ms)}  ${size}`;
  return `${styleError("dim", line)}\n`;
};
