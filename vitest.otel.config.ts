import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.otel.test.ts"],
    setupFiles: ["test/environment.ts"],
    testTimeout: 60_000,
    maxConcurrency: 2,
  },
});
