import type { ProjectOptions } from "../config/project-options.ts";
import type { Host } from "../host.ts";
import type { Flags } from "../session-options.ts";

/** Does what a command line asks for, and gives the exit code; `rest` are its words. */
export type Handler = (flags: Flags, rest: readonly string[], host: Host) => Promise<number>;

type ProjectHandler = (...given: [...Parameters<Handler>, project: ProjectOptions]) => Promise<number>;

/** Has a command keep to the project's options; the flag `--dir` wins over theirs. */
export const inProject =
  (handle: ProjectHandler): Handler =>
  async (flags, rest, host) => {
    const { projectOptions } = await import("../config/project-options.ts");
    const project = await projectOptions(host);
    return handle({ dir: project.dir, ...flags }, rest, host, project);
  };
