/**
 * Proves the packed package's types as users' compilers resolve them: by `@arethetypeswrong/cli`, whose findings for
 * CommonJS do not count since the package is ESM, and by a program that uses the matchers with Jest's own types.
 */
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { installApart } from "./apart.ts";
import { linkPackages, makeProject, packTarball, unpackInto } from "./packed.ts";

const attw = (): string => join(installApart("attw"), "node_modules", "@arethetypeswrong/cli/dist/index.js");

const run = (what: string, [command = "", ...args]: readonly string[], cwd = "."): void => {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${what} ended with ${status} and said:\n${stdout}${stderr}`);
  console.log(`${what}: as it should`);
};

const checkJest = (tarball: string): void => {
  const project = makeProject("types-jest", resolve("test", "fixtures", "installs", "jest-types"));
  try {
    unpackInto(project, tarball);
    linkPackages(project, join(installApart("jest"), "node_modules"));
    linkPackages(project);
    run("a program with Jest's types", [resolve("node_modules", ".bin", "tsc"), "-p", "."], project);
  } finally {
    rmSync(project, { recursive: true });
  }
};

const tarball = packTarball();
try {
  run("the types that resolve", [process.execPath, attw(), tarball, "--profile", "esm-only"]);
  checkJest(tarball);
} finally {
  rmSync(dirname(tarball), { recursive: true });
}
