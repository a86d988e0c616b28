import { expect, test } from "vitest";
import type { Cassette } from "../../../src/cassette/cassette.ts";
import { runSteps } from "../../../src/cli/verify/run-steps.ts";
import { type Outgoing, sendAgain } from "../../../src/cli/verify/send-again.ts";
import { createRedactor } from "../../../src/recorder/redact.ts";
import { textComparer } from "../../../src/trace/diff/text-comparer.ts";
import { DEFAULT_DRIFT_LIMITS } from "../../../src/upkeep/verify/limits.ts";
import { planCassette } from "../../../src/upkeep/verify/plan.ts";
import { openSpending } from "../../../src/upkeep/verify/spending.ts";
import type { FindWay, Step } from "../../../src/upkeep/verify/step.ts";
import { openForwarding } from "../../../src/wire/server/forward.ts";
import { cassetteOf } from "../../cassette/cassette-of.ts";
import { ABSENT, byCassette, corpusFile, type CorpusLine, readCorpus } from "../../corpus/corpus.ts";
import { planOf } from "../../corpus/lines.ts";
import { startUpstream } from "../../corpus/upstream.ts";
import { interactionOf } from "../../trace/corpus/interaction-of.ts";

const redactor = createRedactor();

const recorded = (lines: readonly CorpusLine[]): Cassette =>
  cassetteOf(lines.map((line) => redactor.interaction(interactionOf(line))));

/** Times are the one thing that a server which answers as recorded does not repeat. */
const LIMITS = { ...DEFAULT_DRIFT_LIMITS, latency: false, firstChunk: false } as const;

test("a provider that answers exactly as recorded never drifts, in any respect", async (context) => {
  if (corpusFile("smoke.jsonl.gz") === undefined) context.skip(ABSENT);
  await using upstream = await startUpstream();
  using forwarding = openForwarding({});
  const findWay: FindWay = ({ url }) => {
    const address = URL.parse(url);
    if (!address) return { reason: "the corpus has not kept where it went" };
    return { url: upstream.url + address.pathname + address.search, headers: [], told: "the local server" };
  };
  const problems: string[] = [];
  let compared = 0;
  for (const lines of byCassette(readCorpus("smoke"))) {
    const planned = planCassette(lines[0]!.path, recorded(lines), { findWay, unsafe: true });
    const send = (outgoing: Outgoing, { index }: Step) => {
      upstream.plan(planOf(lines[index]!));
      return sendAgain(outgoing, { forward: forwarding.forward, redactor });
    };
    const verifying = { send, limits: LIMITS, texts: textComparer(), spending: openSpending() };
    const verified = await runSteps(planned, verifying, { concurrency: 1, onDone: () => undefined });
    for (const { planned: each, outcome } of verified) {
      if (outcome.kind === "skipped") continue;
      compared++;
      const place = `${each.path} #${each.index}`;
      if (outcome.kind !== "compared") problems.push(`${place}: ${outcome.reason}`);
      else problems.push(...outcome.findings.map(({ message }) => `${place}: ${message}`));
    }
  }
  expect(problems).toEqual([]);
  expect(compared).toBeGreaterThan(0);
  console.log(`${compared} recorded calls, sent again`);
}, 600_000);
