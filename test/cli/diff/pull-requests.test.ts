import { expect, test, vi } from "vitest";
import { jsonOf } from "../../../src/cassette/body.ts";
import { PULL_REQUESTS } from "../../reporters/pull-requests.ts";
import type { Suite } from "../../reporters/suites.ts";
import { makeRepository } from "./repository.ts";

vi.setConfig({ testTimeout: 60_000 });

/** OpenAI's list prices of the day the conversations are dated, in US dollars per million tokens. */
const PRICES: Record<string, { input: number; cached: number; output: number }> = {
  "gpt-4o": { input: 2.5, cached: 1.25, output: 10 },
  "gpt-4o-mini": { input: 0.15, cached: 0.075, output: 0.6 },
};

interface Answer {
  readonly model: string;
  readonly choices?: readonly { readonly message: { readonly tool_calls?: readonly object[] } }[];
  readonly usage?: {
    readonly prompt_tokens: number;
    readonly completion_tokens: number;
    readonly prompt_tokens_details?: { readonly cached_tokens?: number };
  };
}

/** Adds up what a suite took, from the answers alone. */
const sumOf = (suite: Suite, paths: readonly string[]) => {
  const interactions = paths.flatMap((path) => suite[path]?.interactions ?? []);
  const answers = interactions.map(({ response }) => jsonOf(response?.body ?? null) as unknown as Answer);
  const sum = { calls: interactions.length, toolCalls: 0, input: 0, cacheRead: 0, output: 0, cost: 0 };
  for (const { model, usage, choices = [] } of answers) {
    sum.toolCalls += choices.flatMap(({ message }) => message.tool_calls ?? []).length;
    const price = PRICES[model];
    if (!usage || !price) continue;
    const { prompt_tokens: input, completion_tokens: output, prompt_tokens_details } = usage;
    const cached = prompt_tokens_details?.cached_tokens ?? 0;
    sum.input += input;
    sum.output += output;
    sum.cacheRead += cached;
    sum.cost += ((input - cached) * price.input + cached * price.cached + output * price.output) / 1e6;
  }
  return sum;
};

interface Told {
  readonly gate: { readonly decision: string; readonly because: readonly { readonly metric: string }[] };
  readonly totals: readonly { readonly metric: string; readonly base: number; readonly head: number }[];
  readonly tests: readonly { readonly cassette: string; readonly from?: string; readonly diff?: object }[];
}

test.each(PULL_REQUESTS)("in a repository: $title: $decision", async ({ base, head, decision, because }) => {
  using repository = makeRepository();
  repository.put(base);
  repository.commit();
  repository.git("switch", "--quiet", "--create", "change");
  repository.put(head);
  repository.commit();
  const { code, out } = await repository.spawnDiff("main", "change", "--json");
  const told = JSON.parse(out) as Told;
  const decided = [...new Set(told.gate.because.map(({ metric }) => metric))].toSorted();
  expect([told.gate.decision, decided, code]).toEqual([
    decision,
    because.toSorted(),
    decision === "fail" ? 1 : 0,
  ]);

  const compared = told.tests.filter(({ diff }) => diff !== undefined);
  const before = sumOf(
    base,
    compared.map(({ cassette, from }) => from ?? cassette),
  );
  const after = sumOf(
    head,
    compared.map(({ cassette }) => cassette),
  );
  for (const metric of ["calls", "toolCalls", "input", "cacheRead", "output", "cost"] as const) {
    const total = told.totals.find((each) => each.metric === metric);
    if (total === undefined) expect([before[metric], after[metric]]).toContain(0);
    else {
      expect(total.base).toBeCloseTo(before[metric], 10);
      expect(total.head).toBeCloseTo(after[metric], 10);
    }
  }
});
