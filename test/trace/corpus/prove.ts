import type { Call } from "../../../src/trace/call.ts";
import { readCall } from "../../../src/trace/read-call.ts";
import type { Usage } from "../../../src/trace/usage.ts";
import type { CorpusLine } from "../../corpus/corpus.ts";
import { repair } from "../../corpus/repairs.ts";
import { at, documentsOf } from "./documents.ts";
import { interactionOf } from "./interaction-of.ts";
import { toldText } from "./told-text.ts";
import { reportsUsage, toldUsage, type Told } from "./told-usage.ts";

/** How many of something were read, and where the others are. */
export interface Share {
  all: number;
  /** What is lacking, by provider and endpoint, with the cassettes it is in. */
  readonly lacking: Map<string, string[]>;
}

/** What reading the traffic of real clients showed. */
export interface Proof {
  readonly calls: number;
  readonly thrown: readonly string[];
  /** Responses that report usage, and those whose usage was read as other numbers. */
  readonly usage: Share;
  /** Responses that report usage anywhere, and those of which none was read. */
  readonly anyUsage: Share;
  /** Streams, and those whose text is not their deltas'. */
  readonly text: Share;
  /** Calls of models that were answered, and those without model, output or finish reason. */
  readonly chat: Share;
  /** Calls that no reader knows, by provider and endpoint. */
  readonly unknown: Share;
}

const CHAT =
  /^(?!anthropic completions)\S+ (chat\.completions|completions|responses|messages|chat|generate|gemini\.(stream)?generateContent|gemini\.(streamR|r)awPredict|bedrock\.(converse.*|invoke.*))$/i;

/** Models that answer with vectors, where the endpoint does not say so. */
const VECTORS = /embed/i;

const isAnswered = (line: CorpusLine): boolean => {
  const { method, url } = line.request;
  const { status, body } = line.response;
  if (method !== "POST" || status < 200 || status > 299 || body === null) return false;
  if (!CHAT.test(`${line.provider} ${line.endpoint}`) || VECTORS.test(url)) return false;
  return !documentsOf(line).some(
    (document) => at(document, "error") ?? at(document, "response.error") ?? at(document, "choices.0.error"),
  );
};

const share = (): Share => ({ all: 0, lacking: new Map() });

const count = (into: Share, line: CorpusLine, problem: string | undefined): void => {
  into.all++;
  if (problem === undefined) return;
  const key = `${line.provider} ${line.endpoint}`;
  const place = `${line.source} ${line.path} #${line.order}: ${problem}`;
  into.lacking.set(key, [...(into.lacking.get(key) ?? []), place]);
};

const lackOf = ({ model, output, finishReasons }: Call): string | undefined => {
  const lack = [
    !model && "model",
    output.length === 0 && "output",
    finishReasons.length === 0 && "finish reason",
  ];
  const named = lack.filter((name) => name !== false);
  return named.length > 0 ? `no ${named.join(", no ")}` : undefined;
};

const difference = (told: Told, read: Usage): string | undefined => {
  const off = (Object.keys(told) as (keyof Told)[]).filter((kind) => told[kind] !== read[kind]);
  return off.length > 0
    ? off.map((kind) => `${kind} ${told[kind]} read as ${read[kind]}`).join(", ")
    : undefined;
};

/** Reads every line as a call and compares it with what was read apart from the readers. */
export const prove = (lines: readonly CorpusLine[]): Proof => {
  const proof = { usage: share(), anyUsage: share(), text: share(), chat: share(), unknown: share() };
  const thrown: string[] = [];
  for (const [index, line] of repair(lines).lines.entries()) {
    let call: Call;
    try {
      call = readCall(interactionOf(line), { index, start: 0, attempt: 1 });
    } catch (error) {
      thrown.push(`${line.source} ${line.path} #${line.order}: ${String(error)}`);
      continue;
    }
    const usage = toldUsage(line);
    if (usage) count(proof.usage, line, difference(usage, call.usage));
    if (reportsUsage(line))
      count(proof.anyUsage, line, Object.keys(call.usage).length > 0 ? undefined : `as ${call.api ?? "raw"}`);
    const text = toldText(line);
    if (text !== undefined)
      count(proof.text, line, (call.text ?? "") === text ? undefined : `${text.length} characters`);
    if (isAnswered(line)) count(proof.chat, line, lackOf(call));
    count(
      proof.unknown,
      line,
      call.api === undefined ? `${line.request.method} ${line.request.url}` : undefined,
    );
  }
  return { calls: lines.length, thrown, ...proof };
};

/** How many are lacking. */
export const lackingIn = ({ lacking }: Share): number =>
  [...lacking.values()].reduce((total, places) => total + places.length, 0);

const listed = ({ lacking }: Share): string =>
  [...lacking]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([key, places]) => `${key} ${places.length}`)
    .join(", ");

/** Says what was found, the unknown by provider and endpoint. */
export const figuresOf = (proof: Proof): string => {
  const line = (name: string, part: Share) =>
    `${name}: ${part.all - lackingIn(part)} of ${part.all}${part.lacking.size > 0 ? `; not: ${listed(part)}` : ""}`;
  return [
    `${proof.calls} calls, ${proof.thrown.length} exceptions`,
    line("usage as reported", proof.usage),
    line("some usage where any is reported", proof.anyUsage),
    line("text as streamed", proof.text),
    line("model, output and finish reason", proof.chat),
    line("known to a reader", proof.unknown),
  ].join("\n");
};
