import { defineConfig } from "vitest/config";

/**
 * The tests of one folder, as `scripts/mutate.ts` names it; without those that kill processes or read the real traffic,
 * which take long and reach no code that the others do not.
 */
export default defineConfig({
  test: {
    include: [`${process.env["MUTATED_TESTS"] ?? "test"}/**/*.test.ts`],
    exclude: ["test/**/*.{long,otel}.test.ts", "test/**/*{corpus,killed}.test.ts"],
    setupFiles: ["test/environment.ts"],
    testTimeout: 20_000,
  },
});
