#!/usr/bin/env node
import process from "node:process";
import { nodeProblem } from "./node-version.ts";

const problem = nodeProblem(process.versions.node);
if (problem) process.stderr.write(`llm-replay: ${problem.message}\n`);
// Loaded after that: an older Node stops at its imports.
process.exitCode = problem ? 2 : await (await import("./run.ts")).run(process);
