/**
 * Records the cassettes of the examples anew, or of those that are named, from stand-ins for the providers' APIs that
 * answer under the real names: no key, no network, no cost.
 */
import { cpSync, existsSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { EXAMPLES, exampleNames, installExample, prove, runIn } from "./examples/example.ts";
import { startProvider } from "./examples/provider.ts";
import { packTarball } from "./packed.ts";

const KEYS = { OPENAI_API_KEY: "sk-not-a-key", ANTHROPIC_API_KEY: "sk-ant-not-a-key" };

const record = async (
  name: string,
  tarball: string,
  env: Readonly<Record<string, string>>,
): Promise<void> => {
  const project = installExample(name, tarball);
  try {
    prove(name, await runIn(project, ["npm", "run", "record"], { ...env, ...KEYS }));
    const made = join(project, "cassettes");
    if (!existsSync(made)) throw new Error(`${name} left no cassettes`);
    rmSync(join(EXAMPLES, name, "cassettes"), { recursive: true, force: true });
    cpSync(made, join(EXAMPLES, name, "cassettes"), { recursive: true });
    console.log(`${name}: recorded`);
  } finally {
    rmSync(project, { recursive: true });
  }
};

const chosen = process.argv.slice(2);
const tarball = packTarball();
try {
  using provider = await startProvider();
  for (const name of chosen.length > 0 ? chosen : exampleNames()) await record(name, tarball, provider.env);
} finally {
  rmSync(dirname(tarball), { recursive: true });
}
