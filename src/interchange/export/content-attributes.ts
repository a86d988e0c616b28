import { DETAILS_EVENT, GEN_AI } from "../../trace/semconv.ts";
import type { Attributes, SpanEvent } from "../../trace/span.ts";

const CONTENT: ReadonlySet<string> = new Set([
  GEN_AI.system,
  GEN_AI.input,
  GEN_AI.output,
  GEN_AI.tools,
  GEN_AI.toolArguments,
  GEN_AI.toolResult,
]);

/**
 * Where the dialects keep what was said and what no reader of ours takes for one of {@link CONTENT}: names of the GenAI
 * conventions, OpenInference, OpenLLMetry, Langfuse, LangSmith and the AI SDK.
 */
const DIALECT_CONTENT = new RegExp(
  `^(?:${[
    String.raw`gen_ai\.(?:prompt|completion)(?:\.(?!name$|version$)|$)`,
    String.raw`gen_ai\.(?:retrieval|memory)\.(?:query\.text|documents|records)$`,
    String.raw`gen_ai\.(?:event\.content|evaluation\.explanation)$`,
    String.raw`(?:input|output)\.value$`,
    String.raw`llm\.(?:input_messages|output_messages|prompts|choices|tools|prompt_template|function_call)`,
    String.raw`(?:embedding\.(?:embeddings|text|vector)|retrieval\.documents|reranker\.)`,
    String.raw`tool\.(?:parameters|json_schema)$`,
    String.raw`traceloop\.entity\.(?:input|output)$`,
    String.raw`langfuse\.(?:trace|observation)\.(?:input|output)$`,
    String.raw`ai\.(?:prompt|values?|embeddings?|schema|result|request\.body|response\.body)`,
    String.raw`ai\.response\.(?:text|object|reasoning|toolCalls|files|sources)`,
    String.raw`ai\.toolCall\.(?:args|result)$`,
  ].join("|")})`,
);

const isContent = (name: string): boolean => CONTENT.has(name) || DIALECT_CONTENT.test(name);

/** Events that are there for what was said alone. */
const CONTENT_EVENT = /^gen_ai\.(?:content\..+|(?:system|user|assistant|tool)\.message|choice)$/;

/** Leaves out of attributes what was said. */
export const withoutContent = (attributes: Attributes): Attributes =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => !isContent(name)));

/** Tells whether an event is there for nothing but what was said. */
export const isContentEvent = ({ name }: SpanEvent): boolean =>
  name === DETAILS_EVENT || CONTENT_EVENT.test(name);
