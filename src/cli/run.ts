import { readFileSync } from "node:fs";
import { LlmReplayError, failure } from "../errors.ts";
import { readThresholdFlags } from "../reporters/threshold-flags.ts";
import { acceptRun } from "./accept-run.ts";
import type { Options } from "../session/options.ts";
import type { CommandName } from "./commands.ts";
import { demo } from "./demo/demo.ts";
import { diff, type DiffFormat } from "./diff/diff.ts";
import { completion } from "./completion/completion.ts";
import { doctor } from "./doctor/doctor.ts";
import { printSections, printSectionsJson } from "./doctor/finding.ts";
import { exportCassettes } from "./export/export.ts";
import type { Host } from "./host.ts";
import { init } from "./init/init.ts";
import { parseArgs } from "./parse-args.ts";
import { parseTakes, recordTakes, type Takes } from "./record-takes.ts";
import { reportRun } from "./report-run.ts";
import { sessionCommand } from "./session-command.ts";
import { type Flags, sessionOptions } from "./session-options.ts";
import { serve } from "./serve/serve.ts";
import { show } from "./show/show.ts";

/**
 * Runs the command line program and gives its exit code. 0: all went well. 1: requests were missed, recorded ones went
 * unused where that is an error, a recording could not be saved, the doctor found a problem, `diff` or `report`
 * something that fails, or a file could not be imported. 2: the command line or the cassette is wrong and nothing was run. Under `record` and `replay`
 * the command's own code, where it is not 0, comes before all of them: 128 + n when signal n ended it, 126 or 127 when
 * it could not be started.
 */
export const run = async (host: Host): Promise<number> => {
  try {
    const parsed = await parseArgs(host.argv.slice(2), ownVersion());
    if ("command" in parsed) return await COMMANDS[parsed.command](parsed.options, parsed.rest, host);
    host.stdout.write(`${parsed.print}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof LlmReplayError)) throw error;
    host.stderr.write(`llm-replay: ${error.message}\n`);
    return 2;
  }
};

type Run = (flags: Flags, rest: readonly string[], host: Host) => Promise<number>;

const onCassette =
  (name: "record" | "replay"): Run =>
  async (flags, command, host) => {
    if (command.length === 0) throw failure("commandMissing", name);
    const options = sessionOptions(name, flags);
    const cassette = textOf(flags["cassette"]);
    const proxy = flags["proxy"] !== false;
    const takes = takesIn(flags, options.mode);
    const maxAge = textOf(flags["max-age"]);
    const env = maxAge === undefined ? {} : { LLM_REPLAY_MAX_AGE: maxAge };
    const asked = { command, cassette, options, proxy, env };
    const { code, signal } = takes
      ? await recordTakes(asked, takes, host)
      : await sessionCommand(asked, host);
    // Who runs us must see the end the command had.
    if (signal) host.kill(host.pid, signal);
    return code;
  };

/** What is measured again is what was recorded with them. */
const takesIn = (flags: Flags, mode: Options["mode"]): Takes | undefined => {
  const text = textOf(flags["takes"]);
  if (text === undefined) return undefined;
  if (mode !== "record") throw failure("flagInvalid", "record", "--takes goes with --mode record alone");
  return parseTakes(text);
};

const COMMANDS: Record<CommandName, Run> = {
  record: onCassette("record"),
  replay: onCassette("replay"),
  doctor: async (flags, _, host) => {
    const { env, execArgv } = host;
    const { dir = "cassettes" } = sessionOptions("replay", flags);
    const { sections, ok } = await doctor({
      cwd: host.cwd(),
      env,
      execArgv,
      nodeVersion: process.versions.node,
      dir,
    });
    host.stdout.write(flags["json"] === true ? printSectionsJson(sections, ok) : printSections(sections));
    return ok ? 0 : 1;
  },
  show: (flags, cassettes, host) =>
    show(
      { cassettes, dir: textOf(flags["dir"]), json: flags["json"] === true, full: flags["full"] === true },
      host,
    ),
  diff: (flags, words, host) =>
    diff(
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
    ),
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
  accept: (flags, tests, host) =>
    acceptRun(
      { tests, reason: textOf(flags["reason"]), dir: textOf(flags["dir"]), run: textOf(flags["run"]) },
      host,
    ),
  serve: (flags, cassettes, host) => {
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
  report: (flags, _, host) =>
    reportRun(
      { merge: textsOf(flags["merge"]), out: textOf(flags["out"]), json: flags["json"] === true },
      host,
    ),
  export: (flags, cassettes, host) =>
    exportCassettes(
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
    ),
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
  init: (flags, _, host) =>
    init(
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
    ),
  completion: (_, words, host) => completion(words, host),
  demo: (flags, _, host) => demo({ live: flags["live"] === true }, host),
};

const FORMATS: readonly DiffFormat[] = ["json", "markdown", "junit"];

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

const textsOf = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) ? value.map(String) : undefined;

const ownVersion = (): string => {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  return version;
};
