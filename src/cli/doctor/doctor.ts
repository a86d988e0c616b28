import { LlmReplayError } from "../../errors.ts";
import { projectOptions } from "../config/project-options.ts";
import type { Host } from "../host.ts";
import { findCopies, judgeCopies } from "./copies.ts";
import { printSections, printSectionsJson, type Section } from "./finding.ts";
import { judgeInterception } from "./interception.ts";
import { judgeOptions } from "./options.ts";
import { judgeSpans } from "./spans.ts";
import { judgeFolder, judgeHooks, judgeNode } from "./surroundings.ts";

/** What the doctor is asked. */
export interface DoctorOptions {
  /** The folder of the cassettes; default: the project's, else `cassettes`. */
  readonly dir?: string | undefined;
  readonly json: boolean;
}

const asProblem = (error: unknown): LlmReplayError => {
  if (error instanceof LlmReplayError) return error;
  throw error;
};

/**
 * Looks at everything that can keep recording or replaying from working, and tells it. Gives the exit code: 1 where
 * something must be solved.
 */
export const doctor = async ({ dir, json }: DoctorOptions, host: Host): Promise<number> => {
  const cwd = host.cwd();
  const project = await projectOptions(host).catch(asProblem);
  const own = project instanceof LlmReplayError ? undefined : project.dir;
  const machine = [
    judgeNode(process.versions.node),
    judgeHooks(host.env["NODE_OPTIONS"] ?? "", host.execArgv),
    judgeFolder(dir ?? own ?? "cassettes"),
    judgeOptions(project),
  ];
  const sections: readonly Section[] = [
    { title: "This machine", findings: machine },
    { title: "Packages that must agree", findings: judgeCopies(findCopies(cwd), cwd) },
    { title: "Spans", findings: [judgeSpans(cwd)] },
    { title: "Clients, tried against a local server", findings: await judgeInterception(cwd) },
  ];
  const ok = sections.every(({ findings }) => findings.every(({ level }) => level !== "fail"));
  host.stdout.write(json ? printSectionsJson(sections, ok) : printSections(sections));
  return ok ? 0 : 1;
};
