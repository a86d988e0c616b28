import { relative, resolve } from "node:path";
import { styleText } from "node:util";
import { fsStore } from "../../cassette/store.ts";
import { failure } from "../../errors.ts";
import { printableLine } from "../../formats/printable.ts";
import { readTrace } from "../../trace/read-trace.ts";
import type { Trace } from "../../trace/trace.ts";
import type { ProjectOptions } from "../config/project-options.ts";
import type { Host } from "../host.ts";
import { findCassettes } from "../find-cassettes.ts";
import { cut } from "../../formats/fit.ts";
import { printTakes } from "./print-takes.ts";
import { printTotals } from "./print-totals.ts";
import { printTrace } from "./print-trace.ts";

/** What is to be shown, and how. */
export interface ShowOptions {
  /** Files, folders, or names in the folder of the cassettes. */
  readonly cassettes: readonly string[];
  /** The folder of the cassettes; default: `cassettes`. */
  readonly dir?: string | undefined;
  /** Print plain data, a JSON document a cassette. */
  readonly json: boolean;
  /** Print what was said in full. */
  readonly full: boolean;
  /** What the project says of its recordings. */
  readonly project?: ProjectOptions | undefined;
}

/** JSON leaves C1 control characters as they are, and a terminal would follow them. */
const printJson = (trace: Trace): string =>
  JSON.stringify(trace, undefined, 2).replace(
    /[\u007F-\u009F]/g,
    (character) => `\\u00${character.charCodeAt(0).toString(16)}`,
  );

/** The width of what is written to a file. */
const COLUMNS = 100;

interface Shown {
  readonly name: string;
  readonly recordedAt: string | undefined;
  readonly trace: Trace;
  /** How often it was measured; empty where it was once. */
  readonly measured: string;
}

const open = async (path: string, cwd: string, project?: ProjectOptions): Promise<Shown> => {
  const cassette = await fsStore().read(path);
  const name = relative(cwd, path);
  if (!cassette) throw failure("cassetteMissing", name, ".");
  const { interactions, takes } = cassette;
  const recordedAt = interactions.map((each) => each.recordedAt).toSorted()[0] ?? cassette.startedAt;
  const measured = printTakes({ interactions, takes });
  return { name, recordedAt, trace: readTrace({ ...cassette, title: name }, project), measured };
};

const printHead = ({ name, recordedAt }: Shown, columns: number): string => {
  const title = cut(printableLine(name), columns);
  const when = recordedAt === undefined ? "" : `recorded ${recordedAt.slice(0, 16).replace("T", " ")} UTC`;
  const rest = cut(when, columns - title.length - 2);
  return `${styleText(["bold", "underline"], title)}  ${styleText("dim", rest)}\n\n`;
};

/**
 * Shows the traces of cassettes: each as a tree with a waterfall, or as JSON. Gives the exit code.
 *
 * @throws `cassetteUnnamed` where none is named; `cassetteMissing`; what the store throws for one that cannot be read.
 */
export const show = async (options: ShowOptions, host: Host): Promise<number> => {
  const { cassettes, dir = "cassettes", json, full, project } = options;
  if (cassettes.length === 0) throw failure("cassetteUnnamed", "show");
  const cwd = resolve(host.cwd());
  const columns = host.stdout.columns ?? COLUMNS;
  for (const path of findCassettes(cassettes, { cwd, dir })) {
    const shown = await open(path, cwd, project);
    host.stdout.write(
      json
        ? `${printJson(shown.trace)}\n`
        : `\n${printHead(shown, columns)}${printTrace(shown.trace, { columns, full })}\n${printTotals(shown.trace)}${shown.measured}`,
    );
  }
  return 0;
};
