import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

// Each test file has a process of its own, and many start others: all of them compile the same sources.
process.env["NODE_COMPILE_CACHE"] ??= join(tmpdir(), "llm-replay-compiled");

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/**/*.{long,otel}.test.ts", "test/fixtures/**"],
    setupFiles: ["test/environment.ts"],
    maxWorkers: "100%",
    testTimeout: 20_000,
  },
});
