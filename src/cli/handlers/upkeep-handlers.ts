import { textOf } from "../read-flags.ts";
import { type Handler, inProject } from "./handler.ts";

/** Keep cassettes fit. */
export const UPKEEP_HANDLERS = {
  check: inProject(async (flags, cassettes, host, project) => {
    const { check } = await import("../check/check.ts");
    const maxSize = flags["max-size"];
    return check(
      {
        cassettes,
        dir: textOf(flags["dir"]),
        run: textOf(flags["run"]),
        maxAge: textOf(flags["max-age"]),
        maxSize: typeof maxSize === "number" ? maxSize : undefined,
        fix: flags["fix"] === true,
        strict: flags["strict"] === true,
        json: flags["json"] === true,
        project,
      },
      host,
    );
  }),
  prune: inProject(async (flags, _, host) => {
    const { prune } = await import("../prune/prune.ts");
    return prune(
      {
        dir: textOf(flags["dir"]),
        run: textOf(flags["run"]),
        olderThan: textOf(flags["older-than"]),
        unused: flags["unused"] === true,
        yes: flags["yes"] === true,
      },
      host,
    );
  }),
  verify: inProject(async (flags, cassettes, host, project) => {
    const [{ verify }, { readVerifyFlags }] = await Promise.all([
      import("../verify/verify.ts"),
      import("../verify/read-flags.ts"),
    ]);
    return verify({ ...readVerifyFlags(flags, cassettes), project }, host);
  }),
} satisfies Record<string, Handler>;
