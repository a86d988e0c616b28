import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { cruise, type IConfiguration } from "dependency-cruiser";

/** A file that breaks two rules on purpose: if it is not found, the check reads nothing and proves nothing. */
const PLANTED = "src/replay/planted-violation.ts";
const RULES: string = "../.dependency-cruiser.mjs";
const BROKEN_RULES = ["replay-keeps-to-itself", "msw-has-one-home"];

const copyWithPlanted = (): string => {
  const copy = mkdtempSync(join(tmpdir(), "directions-"));
  cpSync("src", join(copy, "src"), { recursive: true });
  cpSync("package.json", join(copy, "package.json"));
  symlinkSync(resolve("node_modules"), join(copy, "node_modules"));
  writeFileSync(join(copy, PLANTED), 'import "../recorder/record.ts";\nimport "msw";\n');
  return copy;
};

const violationsIn = async (folder: string): Promise<{ rule: string; from: string; to: string }[]> => {
  const { default: config } = (await import(RULES)) as { default: IConfiguration };
  const { output } = await cruise(["src"], {
    ...config.options,
    baseDir: folder,
    ruleSet: { forbidden: config.forbidden ?? [] },
    validate: true,
  });
  if (typeof output === "string") throw new Error(output);
  return output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
};

const copy = copyWithPlanted();
const all = await violationsIn(copy).finally(() => rmSync(copy, { recursive: true }));
const planted = all.filter(({ from }) => from === PLANTED);
const real = all.filter(({ from }) => from !== PLANTED);

for (const { rule, from, to } of real) console.error(`${rule}: ${from} -> ${to}`);
const blind = BROKEN_RULES.filter((rule) => !planted.some((found) => found.rule === rule));
for (const rule of blind)
  console.error(`The planted violation of ${rule} was not found: the check is blind.`);
if (real.length + blind.length > 0) process.exit(1);
console.log("Directions hold; the planted violations were found.");
