#!/usr/bin/env node
import process from "node:process";
import { endWithReader } from "./end-with-reader.ts";
import { nodeProblem } from "./node-version.ts";

for (const output of [process.stdout, process.stderr]) endWithReader(output, () => process.exit());

const problem = nodeProblem(process.versions.node);
if (problem) process.stderr.write(`llm-replay: ${problem.message}\n`);
// Loaded after that: an older Node stops at its imports.
process.exitCode = problem ? 2 : await (await import("./run.ts")).run(process);
