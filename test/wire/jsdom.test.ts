// @vitest-environment jsdom
import { promises } from "./browser-like.ts";

promises("jsdom");
