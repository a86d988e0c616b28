import type { Options } from "../session/options.ts";

/** What the plugin hands to the test workers; plain data and regular expressions only. */
export interface Settings {
  /** The project's folder, absolute. */
  readonly root: string;
  /** The project's name; empty where there is only one. */
  readonly project: string;
  readonly options: Options;
}

declare module "vitest" {
  interface ProvidedContext {
    llmReplay: Settings;
  }
}
