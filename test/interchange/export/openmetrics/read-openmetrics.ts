/** One sample of an exposition. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A metric with its samples. */
export interface MetricFamily {
  readonly name: string;
  readonly type: string;
  readonly unit: string;
  readonly help: string;
  readonly samples: readonly Sample[];
}

const NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
const METADATA = new RegExp(`^# (TYPE|UNIT|HELP) (${NAME}) (.*)$`);
const SAMPLE = new RegExp(
  String.raw`^(${NAME})(?:\{((?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\[\\"n])*"(?:,(?!\})|(?=\})))*)\})? ([^ ]+)$`,
);
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\\n]|\\[\\"n])*)"/g;
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?(?:e[+-]?\d+)?|Inf)$/i;
const SUFFIXES: Readonly<Record<string, readonly string[]>> = {
  counter: ["_total"],
  gauge: [""],
  histogram: ["_bucket", "_count", "_sum"],
};

const unescaped = (text: string): string =>
  text.replaceAll(/\\([\\"n])/g, (_, sign: string) => (sign === "n" ? "\n" : sign));

const refuse = (line: string, reason: string): never => {
  throw new Error(`${reason}: ${line}`);
};

const labelsOf = (text: string, line: string): Record<string, string> => {
  const pairs = [...text.matchAll(LABEL)].map(
    ([, name = "", value = ""]) => [name, unescaped(value)] as const,
  );
  if (new Set(pairs.map(([name]) => name)).size < pairs.length) refuse(line, "a label stands twice");
  return Object.fromEntries(pairs);
};

const sampleOf = (line: string): Sample => {
  const [, name, labels = "", value = ""] = SAMPLE.exec(line) ?? refuse(line, "no sample");
  if (!NUMBER.test(value)) refuse(line, "no number");
  return { name: name!, labels: labelsOf(labels, line), value: Number(value.replace("Inf", "Infinity")) };
};

const boundOf = ({ labels }: Sample): number => Number(labels["le"]!.replace("Inf", "Infinity"));

/** Buckets rise in their bounds and their counts, the last is infinite and counts all. */
const checkHistogram = ({ name, samples }: MetricFamily): void => {
  const series = Map.groupBy(samples, ({ labels }) => JSON.stringify({ ...labels, le: undefined }));
  for (const [labels, all] of series) {
    const buckets = all.filter((sample) => sample.name === `${name}_bucket`);
    const [count, ...more] = all.filter((sample) => sample.name === `${name}_count`);
    const isRising = buckets.every((bucket, index) => {
      const before = buckets[index - 1];
      return !before || (boundOf(before) < boundOf(bucket) && before.value <= bucket.value);
    });
    if (!isRising || more.length > 0) refuse(labels, "buckets do not rise");
    const last = buckets.at(-1);
    if (!last || boundOf(last) !== Infinity || last.value !== count?.value)
      refuse(labels, "not all is counted");
    if (all.filter((sample) => sample.name === `${name}_sum`).length !== 1) refuse(labels, "no sum");
  }
};

const checkFamily = (family: MetricFamily): void => {
  const { name, type, unit, samples } = family;
  const suffixes = SUFFIXES[type] ?? refuse(name, "no type");
  if (unit !== "" && !name.endsWith(`_${unit}`)) refuse(name, "a name that does not end in its unit");
  if (name.endsWith("_total")) refuse(name, "a suffix in the name");
  for (const sample of samples)
    if (!suffixes.some((suffix) => sample.name === name + suffix))
      refuse(sample.name, `no sample of ${name}`);
  const keys = samples.map((sample) =>
    JSON.stringify([sample.name, Object.entries(sample.labels).map(String).toSorted()]),
  );
  if (new Set(keys).size < keys.length) refuse(name, "a series stands twice");
  if (type === "histogram") checkHistogram(family);
  if (type === "counter" && samples.some(({ value }) => value < 0)) refuse(name, "a counter below 0");
};

/**
 * Reads an exposition by the grammar and the rules of OpenMetrics 1.0, and refuses what they do not allow
 * (https://prometheus.io/docs/specs/om/open_metrics_spec/#text-format).
 */
export const readOpenMetrics = (text: string): readonly MetricFamily[] => {
  if (!text.endsWith("# EOF\n")) refuse(text.slice(-20), "no end");
  const families: (MetricFamily & { samples: Sample[] })[] = [];
  for (const line of text.slice(0, -"# EOF\n".length).split("\n").slice(0, -1)) {
    const [, word, name = "", value = ""] = METADATA.exec(line) ?? [];
    const last = families.at(-1);
    if (word === "TYPE") {
      if (families.some((family) => family.name === name)) refuse(line, "a metric in two places");
      families.push({ name, type: value, unit: "", help: "", samples: [] });
    } else if (word !== undefined) {
      if (last?.name !== name || last.samples.length > 0) refuse(line, "metadata out of place");
      Object.assign(last!, word === "UNIT" ? { unit: value } : { help: unescaped(value) });
    } else {
      (last ?? refuse(line, "a sample before any metric")).samples.push(sampleOf(line));
    }
  }
  families.forEach(checkFamily);
  return families;
};
