import { textOf } from "../read-flags.ts";
import type { Handler } from "./handler.ts";

/** Get a project going. */
export const SETUP_HANDLERS = {
  init: async (flags, _, host) => {
    const { init } = await import("../init/init.ts");
    return init(
      {
        dir: textOf(flags["dir"]),
        git: flags["git"] === true,
        example: flags["example"] === true,
        workflow: flags["workflow"] !== false,
        yes: flags["yes"] === true,
        dryRun: flags["dry-run"] === true,
        json: flags["json"] === true,
      },
      host,
    );
  },
  doctor: async (flags, _, host) => {
    const { doctor } = await import("../doctor/doctor.ts");
    return doctor({ dir: textOf(flags["dir"]), json: flags["json"] === true }, host);
  },
  completion: async (_, words, host) => (await import("../completion/completion.ts")).completion(words, host),
  demo: async (flags, _, host) =>
    (await import("../demo/demo.ts")).demo({ live: flags["live"] === true }, host),
} satisfies Record<string, Handler>;
