import type { Redactor } from "../../recorder/redact.ts";
import { textComparer } from "../../trace/diff/text-comparer.ts";
import { printCount } from "../../trace/print-figures.ts";
import type { DriftLimits } from "../../upkeep/verify/limits.ts";
import type { Verified } from "../../upkeep/verify/outcome.ts";
import { openSpending } from "../../upkeep/verify/spending.ts";
import { isStep, type Planned } from "../../upkeep/verify/step.ts";
import { openForwarding } from "../../wire/server/forward.ts";
import type { ProjectOptions } from "../config/project-options.ts";
import type { Host } from "../host.ts";
import { CLEAR_LINE } from "../with-progress.ts";
import { runSteps } from "./run-steps.ts";
import { sendAgain } from "./send-again.ts";

/** How calls are sent, and held against what was recorded. */
interface Sending {
  readonly limits: DriftLimits;
  /** US dollars. */
  readonly maxCost?: number | undefined;
  /** How many are under way at once. */
  readonly concurrency: number;
  readonly project?: ProjectOptions | undefined;
}

/** Sends what is planned, and tells a terminal how far it is. */
export const sendAll = async (
  planned: readonly Planned[],
  command: Sending,
  host: Host,
  redactor: Redactor,
): Promise<readonly Verified[]> => {
  const { limits, maxCost, concurrency, project } = command;
  const forwarding = openForwarding(host.env);
  const isTold = host.stderr.isTTY === true;
  const count = planned.filter(isStep).length;
  let done = 0;
  try {
    return await runSteps(
      planned,
      {
        send: (outgoing) => sendAgain(outgoing, { forward: forwarding.forward, redactor }),
        limits,
        maxCost,
        spending: openSpending(maxCost),
        texts: textComparer(),
        reading: project,
      },
      {
        concurrency,
        onDone: (step) => {
          if (isTold && isStep(step)) host.stderr.write(`\r${++done} of ${printCount(count, "call")}`);
        },
      },
    );
  } finally {
    forwarding[Symbol.dispose]();
    if (isTold) host.stderr.write(CLEAR_LINE);
  }
};
