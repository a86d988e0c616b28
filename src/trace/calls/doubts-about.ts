import type { Operation } from "../call.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { Reading } from "../providers/provider.ts";

/** Operations whose answers say why they end. */
const FINISHED = new Set<Operation | undefined>(["chat", "text_completion", "generate_content"]);

const aboutAnswer = (reading: Partial<Reading>, exchange: Exchange): string[] => {
  const { operation, output = [], error, isStream } = reading;
  const { status = 0, events } = exchange;
  if (!FINISHED.has(operation) || status < 200 || status > 299) return [];
  if (output.length === 0) return error ? [] : ["no output could be read in the answer"];
  const isStreamed = isStream === true || events.length > 0;
  const isCut = isStreamed && output.some(({ finishReason }) => finishReason === undefined);
  return isCut ? ["the stream ended before the answer did: it gives no finish reason"] : [];
};

/** Says where the counts of a usage contradict each other. */
export const doubtsAboutUsage = ({ usage = {} }: Partial<Reading>): string[] => {
  const { input, output, cacheRead = 0, cacheWrite = 0, reasoning = 0 } = usage;
  const cached = cacheRead + cacheWrite;
  return [
    ...(input !== undefined && cached > input
      ? [`the provider reports ${cached} cached tokens in an input of ${input}`]
      : []),
    ...(output !== undefined && reasoning > output
      ? [`the provider reports ${reasoning} tokens of reasoning in an output of ${output}`]
      : []),
  ];
};

/** Says what of a reading looks incomplete or contradicts itself. */
export const doubtsAbout = (reading: Partial<Reading>, exchange: Exchange): readonly string[] => [
  ...(reading.warnings ?? []),
  ...aboutAnswer(reading, exchange),
  ...doubtsAboutUsage(reading),
];
