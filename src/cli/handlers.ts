import type { CommandName } from "./commands.ts";
import type { DiffFormat } from "./diff/diff.ts";
import type { Host } from "./host.ts";
import { textOf, textsOf } from "./read-flags.ts";
import type { Flags } from "./session-options.ts";

/** Does what a command line asks for, and gives the exit code; `rest` are its words. */
export type Handler = (flags: Flags, rest: readonly string[], host: Host) => Promise<number>;

const FORMATS: readonly DiffFormat[] = ["json", "markdown", "junit"];

/** What each command does. Nothing is loaded before it is asked for: a shell that completes must not wait. */
export const HANDLERS: Readonly<Record<CommandName, Handler>> = {
  record: async (...given) => (await import("./on-cassette.ts")).onCassette("record", ...given),
  replay: async (...given) => (await import("./on-cassette.ts")).onCassette("replay", ...given),
  doctor: async (flags, _, host) => {
    const { doctor } = await import("./doctor/doctor.ts");
    return doctor({ dir: textOf(flags["dir"]), json: flags["json"] === true }, host);
  },
  show: async (flags, cassettes, host) => {
    const { show } = await import("./show/show.ts");
    return show(
      { cassettes, dir: textOf(flags["dir"]), json: flags["json"] === true, full: flags["full"] === true },
      host,
    );
  },
  diff: async (flags, words, host) => {
    const [{ diff }, { readThresholdFlags }] = await Promise.all([
      import("./diff/diff.ts"),
      import("../reporters/threshold-flags.ts"),
    ]);
    return diff(
      {
        words,
        dir: textOf(flags["dir"]),
        run: textOf(flags["run"]),
        thresholds: readThresholdFlags(flags, "--"),
        format: FORMATS.find((format) => flags[format] === true) ?? "text",
        html: textOf(flags["html"]),
        textconv: textOf(flags["textconv"]),
      },
      host,
    );
  },
  view: async (flags, words, host) => {
    const { view } = await import("./view/view.ts");
    const port = flags["port"];
    return view(
      {
        words,
        dir: textOf(flags["dir"]),
        run: textOf(flags["run"]),
        port: port === undefined ? undefined : Number(port),
        opens: flags["open"] === true,
      },
      host,
    );
  },
  accept: async (flags, tests, host) => {
    const { acceptRun } = await import("./accept-run.ts");
    return acceptRun(
      { tests, reason: textOf(flags["reason"]), dir: textOf(flags["dir"]), run: textOf(flags["run"]) },
      host,
    );
  },
  serve: async (flags, cassettes, host) => {
    const [{ serve }, { sessionOptions }] = await Promise.all([
      import("./serve/serve.ts"),
      import("./session-options.ts"),
    ]);
    const { dir, timing } = sessionOptions("replay", flags);
    const { port, loop, cors } = flags;
    return serve(
      {
        cassettes,
        dir,
        timing,
        host: textOf(flags["host"]),
        port: port === undefined ? undefined : Number(port),
        loops: loop === true,
        cors: cors === true,
      },
      host,
    );
  },
  report: async (flags, _, host) => {
    const { reportRun } = await import("./report-run.ts");
    return reportRun(
      { merge: textsOf(flags["merge"]), out: textOf(flags["out"]), json: flags["json"] === true },
      host,
    );
  },
  export: async (flags, cassettes, host) => {
    const { exportCassettes } = await import("./export/export.ts");
    return exportCassettes(
      {
        cassettes,
        dir: textOf(flags["dir"]),
        to: textOf(flags["to"]),
        out: textOf(flags["out"]),
        run: textOf(flags["run"]),
        service: textOf(flags["service"]),
        content: flags["content"] === true,
        push: flags["push"] === true,
      },
      host,
    );
  },
  import: async (flags, words, host) => {
    const { importRecordings } = await import("./import/import.ts");
    return importRecordings(
      {
        words,
        out: textOf(flags["out"]),
        cassette: textOf(flags["cassette"]),
        baseUrl: textOf(flags["base-url"]),
        force: flags["force"] === true,
        dryRun: flags["dry-run"] === true,
        json: flags["json"] === true,
      },
      host,
    );
  },
  check: async (flags, cassettes, host) => {
    const { check } = await import("./check/check.ts");
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
      },
      host,
    );
  },
  prune: async (flags, _, host) => {
    const { prune } = await import("./prune/prune.ts");
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
  },
  verify: async (flags, cassettes, host) => {
    const [{ verify }, { readVerifyFlags }] = await Promise.all([
      import("./verify/verify.ts"),
      import("./verify/read-flags.ts"),
    ]);
    return verify(readVerifyFlags(flags, cassettes), host);
  },
  init: async (flags, _, host) => {
    const { init } = await import("./init/init.ts");
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
  completion: async (_, words, host) => (await import("./completion/completion.ts")).completion(words, host),
  demo: async (flags, _, host) =>
    (await import("./demo/demo.ts")).demo({ live: flags["live"] === true }, host),
};
