import { digestOf } from "../cassette/digest.ts";
import { fsStore } from "../cassette/store.ts";
import type { BudgetUse, TestRun } from "../reporters/run-file.ts";
import { summarizeTrace } from "../reporters/summarize-trace.ts";
import type { Options } from "../session/options.ts";
import type { Session } from "../session/session.ts";
import type { Summary } from "../session/summary.ts";
import { budgetStates } from "../trace/budgets/budgets.ts";
import type { Span } from "../trace/span.ts";
import type { Trace } from "../trace/trace.ts";

type Cassette = NonNullable<TestRun["cassette"]>;

/** What a closed session did, as a run file tells it. */
type Seen = Pick<TestRun, "cassette" | "trace" | "spans" | "budgets">;

/** The digest of what is kept, as the next run will read it; absent where nothing is. */
const digest = async ({ path, work, cassette }: Session, options: Options): Promise<string | undefined> => {
  if (work === "live") return undefined;
  const kept = work === "serve" ? cassette() : await (options.store ?? fsStore()).read(path);
  return kept && digestOf(kept);
};

const cassetteOf = async (session: Session, summary: Summary, options: Options): Promise<Cassette> => {
  const known = await digest(session, options).catch(() => undefined);
  return {
    path: session.path,
    ...(known !== undefined && { digest: known }),
    mode: summary.mode,
    work: summary.work,
    served: [...session.served()],
    sent: summary.sent,
    missed: summary.refused,
    ...(summary.unused.length > 0 && { unused: summary.unused.length }),
  };
};

const spanOf = ({ id, parent, name, kind, scope, status, start, end }: Span, root: Span) => ({
  id,
  ...(parent && parent !== root && { parent: parent.id }),
  name,
  kind,
  ...(scope !== undefined && { scope }),
  status,
  start,
  end,
});

const usesOf = (trace: TestRun["trace"], { budgets }: Options): BudgetUse[] =>
  trace && budgets
    ? budgetStates(trace, budgets).flatMap(({ name, unit, allowed, used }) =>
        used === undefined ? [] : { name, used, allowed, unit },
      )
    : [];

const seenIn = (trace: Trace, options: Options): Omit<Seen, "cassette"> => {
  const summary = summarizeTrace(trace);
  const spans = trace.spans.filter((span) => span !== trace.root).map((span) => spanOf(span, trace.root));
  return { trace: summary, spans, budgets: usesOf(summary, options) };
};

/**
 * Tells of a closed session what a run file keeps, the cassette's path still absolute. What cannot be told, since a
 * function of the user's throws, is left out: the session has told its problem.
 */
export const observeSession = async (session: Session, summary: Summary, options: Options): Promise<Seen> => {
  const cassette = await cassetteOf(session, summary, options);
  try {
    return { cassette, ...seenIn(session.trace(), options) };
  } catch {
    return { cassette, budgets: [] };
  }
};
