const quoted = (value: string): string => JSON.stringify(value);

const meant = (nearest: string | undefined): string =>
  nearest === undefined ? "" : ` Did you mean ${quoted(nearest)}?`;

const shown = (value: unknown): string =>
  typeof value === "function" ? "a function" : (JSON.stringify(value) ?? String(value)).slice(0, 80);

/** The option at a path such as `match.normalize`, as an object literal. */
const nested = (path: string): string =>
  path.split(".").reduceRight((inner, name) => `{ ${name}: ${inner} }`, "…");

/**
 * Every message the product can throw, by code: what failed, the value seen, what to do next.
 * A function takes the values the message names.
 */
const MESSAGES = {
  cassetteCorrupt: (file: string, place: string, reason: string) =>
    `Cannot read cassette ${file}${place}: ${reason}. ` +
    `Restore the file from version control, or delete it and record again with LLM_REPLAY_MODE=record.`,
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
  cassetteStale: (path: string, age: string, maxAge: string) =>
    `Cassette ${path} is ${age} old, more than maxAge ${maxAge}. ` +
    `Record it again with LLM_REPLAY_MODE=record, or with llm-replay record --stale.`,
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
  protocolRefused: (protocol: string, host: string, title: string) =>
    `${quoted(title)} opened ${protocol} to ${host}, which cannot be replayed and was refused. ` +
    `Make the client use plain HTTP, or let the host through with traffic: { pass: [${quoted(host)}] }.`,
  lateRequest: (request: string, title: string) =>
    `${request} was sent by ${quoted(title)} after it had ended, and was refused. ` +
    `Await the work that sends it, or abort it when the test ends.`,
  cassetteInUse: (path: string, title: string) =>
    `Cassette ${path} is being recorded by ${quoted(title)} already. Give each recording a name of its own.`,
  variableMissing: (name: string, path: string) =>
    `Cassette ${path} holds no variable ${quoted(name)}. Record it again with LLM_REPLAY_MODE=record.`,
  clockTooLate: (title: string) =>
    `The clock of ${quoted(title)} cannot be set while it runs. ` +
    `Call useCassette({ clock: "recorded" }) beside the test or in a describe around it.`,
  pluginMissing: () =>
    `useCassette() needs the Vitest plugin. Add llmReplay() from "llm-replay/vitest" to the plugins of your Vitest config.`,
  noCassette: (what: string) =>
    `${what} was called where no cassette is in use. Call it inside a test or inside withCassette(…).`,
  cassetteForeign: (file: string) =>
    `${file} is not a cassette of llm-replay: it has no "version" with "interactions" at its top. ` +
    `Move the file elsewhere, or give the cassette another name or folder (option "dir").`,
  cassetteTooNew: (file: string, version: number, known: number) =>
    `Cassette ${file} has format version ${version}; this llm-replay reads versions up to ${known}. ` +
    `Update llm-replay, or delete the file and record again with LLM_REPLAY_MODE=record.`,
  cassetteNotReadable: (file: string, reason: string) =>
    `Cannot open cassette ${file}: ${reason}. Check that it is a file and that you may read it.`,
  cassetteNotWritable: (file: string, reason: string) =>
    `Cannot write cassette ${file}: ${reason}. What the file held before is unchanged. ` +
    `Check that the folder may be written and the disk has room, then run again.`,
  recordingNotKept: (path: string, reason: string) =>
    `Cannot keep the recording for cassette ${path}: ${reason}. Nothing was written. ` +
    `Look at what the options redact and match.normalize do with its interactions.`,
  cassetteOutsideFolder: (path: string, dir: string) =>
    `Cassette path ${path} lies outside the cassette folder ${dir}. Choose a name without "..", or another "dir".`,
  cassetteMissing: (name: string, dir: string) =>
    `There is no cassette ${quoted(name)}: neither a file of that name, nor a folder that holds cassettes, nor one in ${dir}. ` +
    `Look at the spelling, or name its folder with --dir.`,
  cassetteUnnamed: (command: string) =>
    `llm-replay ${command} needs a cassette: a file, a folder, or a name, such as llm-replay ${command} cassettes.`,
  exportFormatUnknown: (word: string | undefined, known: string, nearest: string | undefined) =>
    (word === undefined
      ? `llm-replay export needs a format.`
      : `Unknown format ${quoted(word)} of llm-replay export.${meant(nearest)}`) +
    ` Name one with --to: ${known}.`,
  pushNeedsOtlp: (format: string) =>
    `--push sends OTLP, and --to asks for ${format}. Use --to otlp --push, or write it to a file with --out.`,
  otlpProtocolUnknown: (value: string, known: string) =>
    `OTEL_EXPORTER_OTLP_PROTOCOL is ${quoted(value)}, and llm-replay export --push speaks ${known}. ` +
    `Set it to one of them, and the endpoint to where that is spoken (port 4318 as a rule).`,
  otlpExporterMissing: (name: string) =>
    `llm-replay export --push needs the package ${name}, which is not installed here. ` +
    `Install it with npm install --save-dev ${name}, or write a file with --out and send that.`,
  revisionUnknown: (word: string) =>
    `${quoted(word)} is neither a file or folder here nor a revision that git knows. ` +
    `Look at the spelling, or fetch it: git fetch origin ${word}`,
  defaultBranchUnknown: () =>
    `Cannot tell what to compare with: there is no branch main or master, and origin does not name its default branch. ` +
    `Name one: llm-replay diff <revision>`,
  gitMissing: (reason: string) =>
    `Cannot run git: ${reason}. Install it, or compare two folders: llm-replay diff <folder> <folder>`,
  commandUnknown: (name: string, known: string, nearest: string | undefined) =>
    `Unknown command ${quoted(name)}.${meant(nearest)} The commands are ${known}; llm-replay --help shows them.`,
  flagUnknown: (flag: string, command: string, known: string, nearest: string | undefined) =>
    `Unknown option ${flag} of llm-replay ${command}.${meant(nearest)} Its options are ${known}.`,
  flagInvalid: (command: string, reason: string) =>
    `llm-replay ${command}: ${reason}. llm-replay ${command} --help shows its options.`,
  commandBare: (command: string, stray: string) =>
    `llm-replay ${command} does not know what ${quoted(stray)} is. ` +
    `Put -- before a command to run: llm-replay ${command} -- ${stray}`,
  nodeTooOld: (version: string, needed: string) =>
    `llm-replay needs Node ${needed} or newer, and this is Node ${version}. Update Node, or run it with another one.`,
  argumentUnknown: (command: string, stray: string) =>
    `llm-replay ${command} takes options only, not ${quoted(stray)}. llm-replay ${command} --help shows them.`,
  commandMissing: (command: string) =>
    `llm-replay ${command} needs a command to run. Put it after --, such as llm-replay ${command} -- node agent.js`,
  commandNotStarted: (command: string, reason: string) =>
    `Cannot start ${quoted(command)}: ${reason}. Check that it is installed and spelt right.`,
  wireMounted: () =>
    `The network is intercepted already; one mount serves a process. Dispose the first, or share it.`,
  wireClosed: (method: string, url: string) =>
    `${method} ${url} got no answer: the interception ended while it was on its way. ` +
    `Await the request before the test or the recording ends.`,
  wireForeign: (protocol: string, host: string) =>
    `llm-replay refused ${protocol} to ${host}: only HTTP requests with one answer each can be recorded and replayed. ` +
    `Make the client use plain HTTP, or let the host through with traffic: { pass: [${quoted(host)}] }.`,
  wireStaleSocket: (host: string) =>
    `llm-replay refused a request to ${host} on a connection that was opened before the interception began. ` +
    `Send it again: the client will open a new connection.`,
  wireProxyRefused: (proxy: string, host: string, status: number) =>
    `Proxy ${proxy} answered ${status} when asked for a tunnel to ${host}. Check its address and credentials.`,
  clientStayed: (kind: string, ms: number) =>
    `The recorded call ended after ${ms} ms because the client ${kind === "timeout" ? "timed out" : "left"}; today it still waits. ` +
    `Let it leave as it did, or record again with LLM_REPLAY_MODE=record.`,
  proxyHostForeign: (host: string) =>
    `A request reached llm-replay's proxy under the name ${quoted(host)}, which is not its own, and was refused. ` +
    `Programs reach it at 127.0.0.1, as the variables say that it sets.`,
  proxyTokenWrong: () =>
    `A request reached llm-replay's proxy without its token and was refused. ` +
    `Use the base URL of the environment, such as OPENAI_BASE_URL, as it stands.`,
  proxyUpstreamUnknown: (target: string) =>
    `${quoted(target)} does not name the API that llm-replay's proxy is to ask. ` +
    `Put its host first: $LLM_REPLAY_PROXY/api.example.com/v1/…`,
  proxyWebSocket: (host: string) =>
    `A WebSocket to ${host} cannot be recorded or replayed, and was refused. Make the client use plain HTTP.`,
  proxySigned: (host: string) =>
    `A request to ${host} is signed for the proxy's address (AWS Signature Version 4), so that AWS would refuse it. ` +
    `Record with an API key of Bedrock in AWS_BEARER_TOKEN_BEDROCK, or from a Node program, which needs no proxy.`,
  serverNotListening: (address: string, reason: string) =>
    `Cannot listen at ${address}: ${reason}. Choose another --port, or stop what listens there.`,
  serverHostForeign: (host: string) =>
    `A request came under the name ${quoted(host)}, which is not the server's own, and was refused. ` +
    `Use 127.0.0.1 or localhost, or listen for other machines with --host.`,
  serverOriginForeign: (origin: string) =>
    `A request came from a web page of ${quoted(origin)} and was refused. Start llm-replay serve with --cors to allow pages.`,
  viewHostForeign: (host: string) =>
    `A request came under the name ${quoted(host)}, which is not this server's own, and was refused. ` +
    `Open the address that llm-replay view printed.`,
  viewOriginForeign: (origin: string) =>
    `A request came from another page (${quoted(origin)}) and was refused. ` +
    `Open the address that llm-replay view printed in a tab of its own.`,
  viewTokenWrong: () =>
    `The address has not the token of this llm-replay view. Each start makes a new one: open the address that it printed.`,
  servedCassetteUnknown: (name: string, known: string, nearest: string | undefined) =>
    `No cassette ${quoted(name)} is served.${meant(nearest)} There are ${known}.`,
  portInvalid: (value: string) =>
    `--port is ${value}, but must be a whole number from 0 (any free one) to 65535.`,
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
  runFileUnreadable: (file: string, reason: string) =>
    `Cannot read run file ${file}: ${reason}. Run the tests again with the llm-replay plugin, which writes it anew.`,
  runFileMissing: (file: string) =>
    `There is no run file ${file}. Run the tests with the llm-replay plugin first, which writes it.`,
  reportUnreadable: (file: string, reason: string) =>
    `Cannot read report ${file}: ${reason}. Make it anew with llm-replay diff --json, of the same version.`,
  reasonMissing: () =>
    `llm-replay accept needs a reason, which a review shows: llm-replay accept --reason "a newer model".`,
  nothingToAccept: (file: string) =>
    `No test of ${file} passed and asked an LLM or a matcher, so that there is nothing to accept. Run the tests first.`,
  testUnknown: (wanted: string, nearest: string | undefined) =>
    `The last run knows no test ${quoted(wanted)}.${meant(nearest)} ` +
    `Name it by its id as .llm-replay/run.json has it, "<file> > <suite> > <name>", or run it first.`,
  testAmbiguous: (wanted: string, ids: string) =>
    `Several tests of the last run are called ${quoted(wanted)}:\n${ids}\nName the one by its whole id.`,
  testNotAcceptable: (id: string, state: string) =>
    state === "passed"
      ? `${quoted(id)} asked no LLM and no matcher, so that there is nothing to accept. Name another test.`
      : `${quoted(id)} was ${state} in the last run, and only what passed can be accepted. ` +
        `Change what the test expects, or run it again.`,
  baselineUnreadable: (file: string, reason: string) =>
    `Cannot read baseline ${file}: ${reason}. ` +
    `Restore the file from version control, or delete it and run llm-replay accept --reason "…".`,
  runsDiffer: (what: string, seen: string) =>
    `Cannot put runs together that were made with different ${what}: ${seen}. ` +
    `Install the same version of llm-replay in every job, and run the tests again.`,
  importUnreadable: (file: string, place: string, reason: string) =>
    `Cannot import ${file}${place}: ${reason}. Nothing was written. ` +
    `Restore the file, or leave it out; llm-replay import --help lists the formats that are read.`,
  inputUnknown: (name: string, known: string, nearest: string | undefined) =>
    `The action has no input ${quoted(name)}.${meant(nearest)} Its inputs are ${known}.`,
  inputInvalid: (name: string, value: string, expected: string, nearest: string | undefined) =>
    `Input ${quoted(name)} is ${quoted(value)}, but must be one of ${expected}.${meant(nearest)}`,
  inputsConflict: (name: string, other: string, reason: string) =>
    `Inputs ${quoted(name)} and ${quoted(other)} do not go together: ${reason}. Leave one of them out.`,
  tokenMissing: () =>
    `There is no github-token, and without it a report of another run cannot be held against that run. ` +
    `Leave the input out, which takes the job's own token.`,
  notInAWorkflow: (variable: string) =>
    `${variable} is not set, as it is in every workflow of GitHub. ` +
    `Elsewhere than in one, use llm-replay diff.`,
  eventUnreadable: (reason: string) =>
    `The event that started the workflow cannot be read: ${reason}. ` +
    `Use the action on pull_request, push, merge_group, workflow_dispatch, schedule or workflow_run.`,
  nothingCheckedOut: (folder: string) =>
    `${folder} is no clone of the repository, so that there is nothing to compare. ` +
    `Let actions/checkout run before the action.`,
  headNotCheckedOut: (event: string, found: string, wanted: string) =>
    `On ${event}, ${found} is checked out and not the pull request's ${wanted}, so that it would be compared with itself. ` +
    `Use pull_request, and the two workflows that the README shows for forks.`,
  baseUnreachable: (revision: string, said: string) =>
    `${revision} cannot be fetched${said === "" ? "" : `: ${said.trim()}`}. ` +
    `Let actions/checkout fetch all history with fetch-depth: 0, or let the token read contents.`,
  reportMissing: (file: string, reason: string) =>
    `There is no report ${file} to show: ${reason}. ` +
    `Let the workflow that ran the tests write it with the input json, and download its artifact before this step.`,
  reportNeeded: () =>
    `On workflow_run the default branch is checked out, and not what the run was about. ` +
    `Download the report which that run wrote, and name it with the input report.`,
  reportMisplaced: (event: string) =>
    `The input "report" is for workflow_run; on ${event} what is checked out is compared. Leave it out.`,
  reportNotOfRun: (what: string, claimed: string, actual: string) =>
    `The report is not of the run that this workflow follows: its ${what} is ${claimed}, and the run's is ${actual}. ` +
    `Nothing was written. Download the artifact by run-id: \${{ github.event.workflow_run.id }}.`,
  pageMissing: (paths: string) =>
    `The page of the HTML report is not built: there is no ${paths}. ` +
    `Run npm run build where the sources of llm-replay are, or use the installed package.`,
  importUnnamed: () =>
    `llm-replay import needs a file or a folder, such as llm-replay import recordings. ` +
    `llm-replay import --help lists the formats that are read.`,
  importEmpty: (words: string, passedOver: number) =>
    `${words} holds no recording in a format that is known (${passedOver} files were passed over). ` +
    `llm-replay import --help lists the formats that are read.`,
  shellUnknown: (word: string | undefined, known: string, nearest: string | undefined) =>
    (word === undefined
      ? `llm-replay completion needs a shell.`
      : `Unknown shell ${quoted(word)}.${meant(nearest)}`) + ` Name one: ${known}.`,
  manifestMissing: () =>
    `There is no package.json in this folder. Run llm-replay init where the project's is, or make one: npm init`,
  manifestBroken: (path: string, reason: string) =>
    `${path} is no JSON: ${reason}. Nothing was changed. Set it right and run llm-replay init again.`,
  repositoryMissing: (folder: string) =>
    `${folder} is in no git repository. Run llm-replay init --git in a clone, or make one: git init`,
  fileChangedMeanwhile: (path: string) =>
    `${path} has changed since it was looked at. Nothing was changed. Run llm-replay init again.`,
  initUnasked: () =>
    `Nothing was changed: there is no terminal to ask at. Run it again with --yes, or with --dry-run to only look.`,
  verifyUnasked: (cost: string) =>
    `Nothing was sent: it would cost about ${cost}, and there is no terminal to ask at. Run it again with --yes.`,
  verifyNeverRun: (file: string) =>
    `There is no ${file} that says what had drifted. Run llm-replay verify without --only drifted first.`,
  importTaken: (paths: string) =>
    `Cassettes are there already: ${paths}. Nothing was written. ` +
    `Choose another folder with --out, or replace them with --force.`,
} satisfies Record<string, (...values: never[]) => string>;

/** The name of an error, stable across versions; each has an entry in the documentation. */
export type ErrorCode = keyof typeof MESSAGES;

/** All names, in the order of the catalogue. */
export const ERROR_CODES = Object.keys(MESSAGES) as readonly ErrorCode[];

/** The one error class of llm-replay; `code` names the entry of the catalogue that made the message. */
export class LlmReplayError extends Error {
  override readonly name = "LlmReplayError";
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Builds the error `code` from the values its message names. */
export const failure = <C extends ErrorCode>(
  code: C,
  ...values: Parameters<(typeof MESSAGES)[C]>
): LlmReplayError => {
  const message = MESSAGES[code] as (...values: unknown[]) => string;
  return new LlmReplayError(code, message(...values));
};

/** Gives `error` with what brought it about. */
export const caused = (error: LlmReplayError, cause: unknown): LlmReplayError =>
  Object.assign(error, { cause });
