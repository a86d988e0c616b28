import { expect } from "vitest";
import { expectMatchers } from "../assertions/expect-matchers.ts";

expect.extend(expectMatchers);
