import type { SpanProcessor } from "../recorder/spans/otel.ts";
import { spanProcessor } from "../recorder/spans/span-processor.ts";
import { currentDesk } from "./active.ts";

/**
 * Makes a span processor for a provider of your own, `spanProcessors: [cassetteSpanProcessor(), …]`, where its spans are
 * not found by themselves; they are kept with the cassette in use. Fits SDK 1.x, 2.x and 3.x; a span that is found both
 * ways counts once.
 */
export const cassetteSpanProcessor = (): SpanProcessor => spanProcessor(() => currentDesk()?.spans);
