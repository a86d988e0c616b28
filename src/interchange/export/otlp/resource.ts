import type { OtelAttributes } from "./otel-span.ts";

/**
 * The schema that attributes are named by, as the GenAI conventions declare it while they have no release
 * (https://github.com/open-telemetry/semantic-conventions-genai, model/manifest.yaml).
 */
export const SCHEMA_URL = "https://opentelemetry.io/schemas/gen-ai-dev/1.42.0-dev";

/** Who the spans are from. */
export interface ResourceOptions {
  /** `service.name`; default: `llm-replay`. */
  readonly service?: string;
}

/** Gives the attributes of the resource that the spans are from. */
export const resourceOf = ({ service = "llm-replay" }: ResourceOptions): OtelAttributes => ({
  "service.name": service,
});
