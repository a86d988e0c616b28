import { printable } from "../../formats/printable.ts";
import type { FileImport, ImportResult } from "../../interchange/import/import-files.ts";
import { printCount } from "../../trace/print-figures.ts";

/** What is told of an import. */
export interface ToldImport extends Pick<ImportResult, "files" | "cassettes" | "passedOver"> {
  /** Gives the path of a cassette as the user is told it. */
  readonly pathOf: (name: string) => string;
  /** Whether the cassettes were written. */
  readonly isWritten: boolean;
  /** What was done beyond importing: credentials that were replaced at the last moment. */
  readonly remarks: readonly string[];
}

const countsOf = ({ interactions, spans }: Pick<FileImport, "interactions" | "spans">): string =>
  [
    ...(interactions > 0 ? [printCount(interactions, "interaction")] : []),
    ...(spans > 0 ? [printCount(spans, "span")] : []),
  ].join(", ");

const printFile = (file: FileImport, { pathOf }: ToldImport): string[] => [
  `${file.path} (${file.format}): ${countsOf(file)} → ${file.cassettes.map(pathOf).join(", ")}`,
  ...file.notes.map((note) => `  ${note}`),
];

/** Prints what an import came to: a line a file, what its cassettes lack below it, and a sum. */
export const printImport = (told: ToldImport): string => {
  const { files, cassettes, passedOver, isWritten, remarks } = told;
  const sums = {
    interactions: files.reduce((total, { interactions }) => total + interactions, 0),
    spans: files.reduce((total, { spans }) => total + spans, 0),
  };
  const lines = [
    ...files.flatMap((file) => printFile(file, told)),
    ...(passedOver.length > 0
      ? [`Passed over, as they are in no format that is known: ${passedOver.join(", ")}`]
      : []),
    ...remarks,
    "",
    `${isWritten ? "Imported" : "Would import"} ${countsOf(sums)} of ` +
      `${printCount(files.length, "file")} into ${printCount(cassettes.length, "cassette")}.`,
  ];
  return `${printable(lines.join("\n"))}\n`;
};

/** Prints the same as JSON. */
export const printImportJson = ({ files, passedOver, isWritten, remarks, pathOf }: ToldImport): string => {
  const told = files.map(({ cassettes, ...file }) => ({ ...file, cassettes: cassettes.map(pathOf) }));
  return `${JSON.stringify({ written: isWritten, files: told, passedOver, remarks }, undefined, 2)}\n`;
};
