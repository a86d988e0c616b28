import { textOf } from "../read-flags.ts";
import { type Handler, inProject } from "./handler.ts";

/** Give cassettes to others, and take theirs. */
export const EXCHANGE_HANDLERS = {
  export: inProject(async (flags, cassettes, host, project) => {
    const { exportCassettes } = await import("../export/export.ts");
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
        project,
      },
      host,
    );
  }),
  import: inProject(async (flags, words, host, project) => {
    const { importRecordings } = await import("../import/import.ts");
    return importRecordings(
      {
        words,
        out: textOf(flags["out"]) ?? project.dir,
        project,
        cassette: textOf(flags["cassette"]),
        baseUrl: textOf(flags["base-url"]),
        force: flags["force"] === true,
        dryRun: flags["dry-run"] === true,
        json: flags["json"] === true,
      },
      host,
    );
  }),
  serve: inProject(async (flags, cassettes, host, project) => {
    const [{ serve }, { sessionOptions }] = await Promise.all([
      import("../serve/serve.ts"),
      import("../session-options.ts"),
    ]);
    const { dir, timing } = sessionOptions("replay", flags);
    const { port, loop, cors } = flags;
    return serve(
      {
        cassettes,
        dir,
        timing,
        project,
        host: textOf(flags["host"]),
        port: port === undefined ? undefined : Number(port),
        loops: loop === true,
        cors: cors === true,
      },
      host,
    );
  }),
} satisfies Record<string, Handler>;
