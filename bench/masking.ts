/** `node bench/masking.ts`: the time to mask a hostile text as it doubles. */
import { createRedactor } from "../src/recorder/redact.ts";

const redactor = createRedactor();

const HOSTILE = [
  "a.",
  "sk-",
  "sk-T3BlbkFJ",
  "eyJa.",
  "://a:b",
  "-----BEGIN PRIVATE KEY-----\n",
  '"password":"',
  "key=",
  "\\",
  "[[",
];
for (const unit of HOSTILE) {
  const times = [1, 2, 4].map((factor) => {
    const text = `"password":"${unit.repeat((factor * 200_000) / unit.length)}`;
    const start = performance.now();
    redactor.text(text);
    return performance.now() - start;
  });
  console.log(
    `${JSON.stringify(unit)} × 200, 400, 800 KB: ${times.map((time) => time.toFixed(0)).join(", ")} ms`,
  );
}
