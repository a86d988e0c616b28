import { LlmReplayError } from "../../errors.ts";
import type { ProjectOptions } from "../config/project-options.ts";
import type { Finding } from "./finding.ts";

const SUBJECT = "options";

/** Says which options commands take over from the project's config, or why they cannot be read. */
export const judgeOptions = (read: ProjectOptions | LlmReplayError): Finding => {
  if (read instanceof LlmReplayError)
    return { level: "fail", subject: SUBJECT, text: "cannot be read", details: [read.message] };
  const names = Object.keys(read);
  const text = names.length > 0 ? `the project's ${names.join(", ")}` : "none of the project's own";
  return { level: "ok", subject: SUBJECT, text };
};
