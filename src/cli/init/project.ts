import type { Finding } from "../doctor/finding.ts";

/** A file that `init` looks at; `text` is `undefined` where there is none. */
export interface ProjectFile {
  /** From the project's folder, with `/`. */
  readonly path: string;
  readonly text: string | undefined;
}

/** Who installs the packages; told by the lock file. */
export type PackageManager = "npm" | "pnpm" | "yarn" | "bun";

/** What the tests run under. */
export type Runner = "vitest" | "jest" | "node:test";

/** The repository that the project lies in. */
export interface Repository {
  /** The project's folder from the repository's root: `packages/app/`; empty at the root. */
  readonly prefix: string;
  /** The address of `origin`. */
  readonly remote: string | undefined;
  /** The value of each setting of git that is set. */
  readonly settings: ReadonlyMap<string, string>;
}

/** What a project is found to be, as data. */
export interface Project {
  readonly manifest: ProjectFile;
  /** The packages that `package.json` names, with their ranges, of all kinds. */
  readonly packages: ReadonlyMap<string, string>;
  readonly scripts: ReadonlyMap<string, string>;
  /** `"type": "module"`. */
  readonly isModule: boolean;
  readonly packageManager: PackageManager;
  readonly runner: Runner | undefined;
  /** Of the installed Vitest, else of the range; `undefined` where neither says one. */
  readonly vitestMajor: number | undefined;
  readonly hasTypeScript: boolean;
  /** The file that Vitest reads its configuration from, where there is one. */
  readonly config: ProjectFile | undefined;
  readonly tsconfig: ProjectFile;
  readonly attributes: ProjectFile;
  readonly ignored: ProjectFile;
  /** Where Prettier is told what to leave alone; absent without Prettier. */
  readonly unformatted: ProjectFile | undefined;
  /** The workflows of GitHub. */
  readonly workflows: readonly ProjectFile[];
  readonly example: ProjectFile;
  readonly repository: Repository | undefined;
  /** Whether spans can be kept here. */
  readonly spans: Finding;
}
