import { quoted, meant, shown, nested } from "./in-words.ts";

/** Messages about options, modes, misses, budgets and matchers. */
export const sessions = {
  modeUnknown: (value: string, source: string, modes: string, nearest: string | undefined) =>
    `Unknown mode ${quoted(value)} in ${source}.${meant(nearest)} The modes are ${modes}, and auto.`,
  modeRefusedInCI: (mode: string, source: string) =>
    `Mode ${quoted(mode)} (from ${source}) may reach an LLM, which CI must not. ` +
    `Use replay or auto, or set LLM_REPLAY_ALLOW_RECORD=1 in the one job that records.`,
  optionUnknown: (name: string, known: string, nearest: string | undefined) =>
    `Unknown option ${quoted(name)}.${meant(nearest)} The options are ${known}.`,
  optionInvalid: (name: string, value: unknown, expected: string) =>
    `Option ${quoted(name)} is ${shown(value)}, but must be ${expected}.`,
  thresholdUnknown: (name: string, known: string, nearest: string | undefined) =>
    `There is no threshold ${quoted(name)}.${meant(nearest)} The names there are ${known}.`,
  thresholdInvalid: (name: string, value: unknown, expected: string) =>
    `The threshold ${name} is ${shown(value)}, but must be ${expected}.`,
  optionNotPlain: (name: string) =>
    `Option ${quoted(name)} of the Vitest plugin is a function, and functions do not reach the test workers. ` +
    `Put it into a setup file instead: useCassette(${nested(name)}).`,
  optionsTooLate: (title: string, names: string) =>
    `useCassette({ ${names} }) comes too late: the cassette of ${quoted(title)} is open already. ` +
    `Call it before the first request, or beside the tests instead of inside one.`,
  miss: (explanation: string) => explanation,
  requestsFailed: (title: string, count: number, explanations: string) =>
    `${count === 1 ? "A request" : `${count} requests`} of ${quoted(title)} could not be answered.\n\n${explanations}`,
  interactionsUnused: (title: string, path: string, count: number, lines: string) =>
    `${count === 1 ? "One interaction" : `${count} interactions`} of cassette ${path} went unused by ${quoted(title)}:\n${lines}\n` +
    `Record again with LLM_REPLAY_MODE=record if they are no longer sent, or set unused: "report".`,
  tooManyCalls: (title: string, maxCalls: number) =>
    `The recording of ${quoted(title)} reached maxCalls: ${maxCalls} calls were sent, no more are. ` +
    `Look for a loop in the program, or raise maxCalls.`,
  tooCostly: (title: string, maxCost: number, spent: number) =>
    `The recording of ${quoted(title)} has cost ${spent.toFixed(4)} US dollars, more than maxCost ${maxCost}; no more calls are sent. ` +
    `Look for a loop in the program, or raise maxCost.`,
  costUnknown: (request: string, reason: string) =>
    `maxCost cannot be kept: the cost of ${request} is not known, so no more calls are sent. ${reason}. ` +
    `Or use maxCalls instead of maxCost.`,
  tokenizerMissing: (reason: string) =>
    `estimateTokens needs the package gpt-tokenizer, which cannot be loaded: ${reason.split("\n", 1)[0] ?? ""}. ` +
    `Install it with npm install --save-dev gpt-tokenizer, or leave estimateTokens out.`,
  apiKeyMissing: (request: string, header: string, variable: string) =>
    `No API key: ${request} carries no ${header} header. Set ${variable} to record; replaying needs none that is valid.`,
  lateRequest: (request: string, title: string) =>
    `${request} was sent by ${quoted(title)} after it had ended, and was refused. ` +
    `Await the work that sends it, or abort it when the test ends.`,
  clockTooLate: (title: string) =>
    `The clock of ${quoted(title)} cannot be set while it runs. ` +
    `Call useCassette({ clock: "recorded" }) beside the test or in a describe around it.`,
  vitestTooOld: (version: string) =>
    `The plugin needs Vitest 5 or newer, and this is ${version}. Under Vitest 4 use withCassette, ` +
    `and setupFiles: ["llm-replay/vitest4"] for the matchers.`,
  pluginMissing: () =>
    `useCassette() needs the Vitest plugin. Add llmReplay() from "llm-replay/vitest" to the plugins of your Vitest config.`,
  matcherArgument: (matcher: string, argument: string, value: string, expected: string) =>
    `${matcher}: ${argument} is ${value}, but must be ${expected}.`,
  expectMissing: (entry: string) =>
    `${entry} found no global expect. List it in setupFilesAfterEnv of the Jest config; ` +
    `with injectGlobals: false, use expect.extend(expectMatchers) with expectMatchers from "llm-replay/assertions" instead.`,
  matcherAsynchronous: (method: string) =>
    `${method} gives a promise here, and nothing awaits it inside another matcher. ` +
    `Use it by itself: await expect(…).${method}(…).`,
  overBudget: (title: string, budgets: string, path: string) =>
    `${quoted(title)} is over its budget:\n${budgets}\n` +
    `Look at its calls with llm-replay show ${path}, or raise the option budgets.`,
  suiteOverBudget: (budgets: string, tests: string) =>
    `The tests together are over the suite's budget:\n${budgets}\nThey used:\n${tests}\n` +
    `Look at the first ones with llm-replay show, or raise budgets: { suite } of the Vitest plugin.`,
  suiteOptionMisplaced: (option: string) =>
    `What is about the whole suite cannot be set for a part of it. Move ${option} to the options of the Vitest plugin.`,
};
