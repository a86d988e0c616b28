import { llmReplay } from "llm-replay/vitest";
import { defineConfig } from "vitest/config";

export default defineConfig({ plugins: [llmReplay()] });
