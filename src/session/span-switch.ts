import type { Env } from "./mode.ts";

const SWITCH = "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT";
const OFF = new Set(["false", "0", "no_content"]);

/**
 * Says whether spans may keep what was said: everywhere but where OpenTelemetry's own switch says no
 * (https://opentelemetry.io/docs/specs/semconv/gen-ai/).
 */
export const keepsContent = (env: Env): boolean => !OFF.has((env[SWITCH] ?? "").trim().toLowerCase());
