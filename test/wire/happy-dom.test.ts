// @vitest-environment happy-dom
import { promises } from "./browser-like.ts";

promises("happy-dom");
