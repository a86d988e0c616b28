/** Run in a fresh process: how long the first comparison takes, loading included, and how long texts of a size take. */
import { performance } from "node:perf_hooks";

const SIZES = [100, 1000, 4000];
const WARMING_RUNS = 300;
const BATCHES = 9;
const BATCH = 60;

const SENTENCES = [
  "You can return any item within 30 days of delivery for a full refund of what you paid.",
  "Customers may send goods back up to a month after they arrive and get their money back.",
  "The server keeps each session in memory until the user signs out or the process is stopped.",
  "After the request has failed three times, the client waits for two seconds and tries again.",
  "Paris, the capital of France, has about two million inhabitants and lies on the Seine.",
  "To install the package, open a terminal, change to the folder of the project and run the command.",
  "Doctors recommend drinking enough water, sleeping eight hours a night and moving every day.",
  "The report was written by the finance team and covers revenue, cost and profit for the last quarter.",
];

const textOf = (size: number, shift: number): string => {
  let text = "";
  for (let at = shift; text.length < size; at += 3) text += `${SENTENCES[at % SENTENCES.length]} `;
  return text.slice(0, size);
};

const start = performance.now();
const { compareTexts } = await import("../src/meaning/compare-texts.ts");
const imported = performance.now();
compareTexts("The sky is blue.", "The sky has a blue colour.");
const loaded = performance.now();

/** Processor time, so that other work on the machine does not count; the median of several batches. */
const timeOf = (size: number): number => {
  const [a, b] = [textOf(size, 0), textOf(size, 1)];
  for (let run = 0; run < WARMING_RUNS; run++) compareTexts(a, b);
  const times = Array.from({ length: BATCHES }, () => {
    const before = process.cpuUsage();
    for (let run = 0; run < BATCH; run++) compareTexts(a, b);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 / BATCH;
  });
  return times.toSorted((p, q) => p - q)[BATCHES >> 1] ?? NaN;
};

const perSize = SIZES.map((size) => ({ size, ms: timeOf(size) }));
const memory = process.memoryUsage();
console.log(
  JSON.stringify({ import: imported - start, first: loaded - imported, perSize, rss: memory.rss / 2 ** 20 }),
);
