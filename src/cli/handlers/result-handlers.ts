import { resolve } from "node:path";
import type { DiffFormat } from "../diff/diff.ts";
import type { Host } from "../host.ts";
import { textOf, textsOf } from "../read-flags.ts";
import { type Handler, inProject } from "./handler.ts";

const FORMATS: readonly DiffFormat[] = ["json", "markdown", "junit"];

const compared: Handler = inProject(async (flags, words, host, project) => {
  const [{ diff }, { readThresholdFlags }] = await Promise.all([
    import("../diff/diff.ts"),
    import("../../reporters/threshold-flags.ts"),
  ]);
  return diff(
    {
      words,
      dir: textOf(flags["dir"]),
      run: textOf(flags["run"]),
      thresholds: readThresholdFlags(flags, "--"),
      project,
      format: FORMATS.find((format) => flags[format] === true) ?? "text",
      html: textOf(flags["html"]),
    },
    host,
  );
});

/** Git asks this once a file, and it is about no option of the project. */
const asConversation = async (file: string, host: Host): Promise<number> => {
  const { textconv } = await import("../diff/textconv.ts");
  host.stdout.write(textconv(resolve(host.cwd(), file)));
  return 0;
};

/** Tell what was recorded, and what became of it. */
export const RESULT_HANDLERS = {
  show: inProject(async (flags, cassettes, host, project) => {
    const { show } = await import("../show/show.ts");
    return show(
      {
        cassettes,
        dir: textOf(flags["dir"]),
        json: flags["json"] === true,
        full: flags["full"] === true,
        project,
      },
      host,
    );
  }),
  diff: (flags, words, host) => {
    const file = textOf(flags["textconv"]);
    return file === undefined ? compared(flags, words, host) : asConversation(file, host);
  },
  view: inProject(async (flags, words, host, project) => {
    const { view } = await import("../view/view.ts");
    const port = flags["port"];
    return view(
      {
        words,
        dir: textOf(flags["dir"]),
        run: textOf(flags["run"]),
        port: port === undefined ? undefined : Number(port),
        project,
        opens: flags["open"] === true,
      },
      host,
    );
  }),
  accept: inProject(async (flags, tests, host) => {
    const { acceptRun } = await import("../accept-run.ts");
    return acceptRun(
      { tests, reason: textOf(flags["reason"]), dir: textOf(flags["dir"]), run: textOf(flags["run"]) },
      host,
    );
  }),
  report: async (flags, _, host) => {
    const { reportRun } = await import("../report-run.ts");
    return reportRun(
      { merge: textsOf(flags["merge"]), out: textOf(flags["out"]), json: flags["json"] === true },
      host,
    );
  },
} satisfies Record<string, Handler>;
