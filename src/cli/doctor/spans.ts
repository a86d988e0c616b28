import { join } from "node:path";
import { type Copy, copyAt, modulesAbove } from "./copies.ts";
import type { Finding } from "./finding.ts";

const API = "@opentelemetry/api";
const CONTEXTS = "@opentelemetry/context-async-hooks";
/** The SDK to 2.x, and the one from 3.x on; neither works with the other's API. */
const SDKS = ["@opentelemetry/sdk-trace-base", "@opentelemetry/sdk-trace"] as const;
const FIRST_API_OF_SDK_3 = 10;

const nearest = (cwd: string, name: string): Copy | undefined => {
  for (const modules of modulesAbove(cwd)) {
    const copy = copyAt(join(modules, name), name);
    if (copy) return copy;
  }
  return undefined;
};

const sdkFor = ({ version }: Copy): string =>
  Number(version.split(".")[1]) >= FIRST_API_OF_SDK_3 ? SDKS[1] : SDKS[0];

/** Says whether the spans of a project without a provider of its own can be kept, and what to install where they cannot. */
export const judgeSpans = (cwd: string): Finding => {
  const subject = "spans";
  const api = nearest(cwd, API);
  if (!api) return { level: "note", subject, text: `${API} is not installed: there are none to keep` };
  const sdk = SDKS.map((name) => nearest(cwd, name)).find((copy) => copy !== undefined);
  const contexts = nearest(cwd, CONTEXTS);
  if (sdk && contexts) return { level: "ok", subject, text: `kept, by ${sdk.name} ${sdk.version}` };
  const missing = [...(sdk ? [] : [sdkFor(api)]), ...(contexts ? [] : [CONTEXTS])];
  return {
    level: "note",
    subject,
    text: `kept only where the program registers a provider: ${missing.join(" and ")} not installed`,
    details: [`npm install --save-dev ${missing.join(" ")} keeps those of any program.`],
  };
};
