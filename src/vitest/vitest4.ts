/**
 * Gives the `expect` of Vitest 4 the matchers when it is imported: `setupFiles: ["llm-replay/vitest4"]`.
 *
 * @module llm-replay/vitest4
 */
import { expect } from "vitest";
import { expectMatchers } from "../assertions/expect-matchers.ts";

expect.extend(expectMatchers);
