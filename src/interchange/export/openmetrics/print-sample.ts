import type { Labels } from "./family.ts";

const escaped = (text: string): string =>
  text
    .replaceAll("\\", String.raw`\\`)
    .replaceAll('"', String.raw`\"`)
    .replaceAll("\n", String.raw`\n`);

const labelText = ([name, value]: readonly [string, string]): string =>
  `${name.replaceAll(/[^A-Za-z0-9_]/g, "_")}="${escaped(value)}"`;

/** Prints one sample as a line of OpenMetrics; dots of the labels' names become `_`. */
export const sampleLine = (name: string, labels: Labels, value: number): string => {
  const listed = Object.entries(labels).map(labelText).join(",");
  return `${name}${listed === "" ? "" : `{${listed}}`} ${value}\n`;
};

/** Prints what stands above the samples of a metric. */
export const familyHead = (family: {
  readonly name: string;
  readonly type: "counter" | "gauge" | "histogram";
  readonly help: string;
  readonly unit?: string;
}): string => {
  const { name, type, help, unit } = family;
  return [
    `# TYPE ${name} ${type}\n`,
    ...(unit === undefined ? [] : [`# UNIT ${name} ${unit}\n`]),
    `# HELP ${name} ${escaped(help)}\n`,
  ].join("");
};
