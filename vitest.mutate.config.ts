import { defineConfig } from "vitest/config";

/** The tests of one folder, as `scripts/mutate.ts` names it. */
export default defineConfig({
  test: {
    include: [`${process.env["MUTATED_TESTS"] ?? "test"}/**/*.test.ts`],
    exclude: ["test/**/*.{long,otel}.test.ts"],
    setupFiles: ["test/environment.ts"],
    testTimeout: 20_000,
  },
});
