/**
 * Gives Jest's `expect` the matchers when it is imported: `setupFilesAfterEnv: ["llm-replay/jest"]`.
 *
 * @module llm-replay/jest
 */
import { expectMatchers } from "../assertions/expect-matchers.ts";
import { failure } from "../errors.ts";

/** As much of Jest's `expect` as is needed here. */
interface Extendable {
  readonly extend: (methods: object) => void;
}

const { expect } = globalThis as { readonly expect?: Extendable };
if (!expect) throw failure("expectMissing", "llm-replay/jest");
expect.extend(expectMatchers);
