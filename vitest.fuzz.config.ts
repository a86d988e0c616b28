import { defineConfig } from "vitest/config";

/** Looks at every target for a minute, or for `FUZZ_SECONDS`; `FUZZ_SEED` repeats what was seen. */
export default defineConfig({
  test: {
    include: ["test/fuzz/*.test.ts"],
    setupFiles: ["test/environment.ts"],
    env: { FUZZ_SECONDS: process.env["FUZZ_SECONDS"] ?? "60" },
  },
});
