import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/**/*.{long,otel}.test.ts", "test/fixtures/**"],
    setupFiles: ["test/environment.ts"],
    maxWorkers: "100%",
    testTimeout: 20_000,
  },
});
