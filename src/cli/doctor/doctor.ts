import { findCopies, judgeCopies } from "./copies.ts";
import type { Section } from "./finding.ts";
import { judgeInterception } from "./interception.ts";
import { judgeSpans } from "./spans.ts";
import { judgeFolder, judgeHooks, judgeNode } from "./surroundings.ts";

/** What the doctor looks at. */
export interface DoctorOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly execArgv: readonly string[];
  readonly nodeVersion: string;
  /** The cassettes' folder. */
  readonly dir: string;
}

/** Looks at everything that can keep recording or replaying from working; `ok` is false where something must be solved. */
export const doctor = async (
  options: DoctorOptions,
): Promise<{ readonly sections: readonly Section[]; readonly ok: boolean }> => {
  const { cwd, env } = options;
  const sections: readonly Section[] = [
    {
      title: "This machine",
      findings: [
        judgeNode(options.nodeVersion),
        judgeHooks(env["NODE_OPTIONS"] ?? "", options.execArgv),
        judgeFolder(options.dir),
      ],
    },
    { title: "Packages that must agree", findings: judgeCopies(findCopies(cwd), cwd) },
    { title: "Spans", findings: [judgeSpans(cwd)] },
    { title: "Clients, tried against a local server", findings: await judgeInterception(cwd) },
  ];
  const ok = sections.every(({ findings }) => findings.every(({ level }) => level !== "fail"));
  return { sections, ok };
};
