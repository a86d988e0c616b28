import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { cruise, type IConfiguration } from "dependency-cruiser";

/** Files that break rules on purpose: if they are not found, the check reads nothing and proves nothing. */
const PLANTED = [
  {
    path: "src/replay/planted-violation.ts",
    text: 'import "../recorder/record.ts";\nimport "msw";\n',
    breaks: ["replay-keeps-to-itself", "msw-has-one-home"],
  },
  {
    path: "src/page/planted-violation.tsx",
    text: 'import "../cassette/store.ts";\n',
    breaks: ["page-runs-in-a-browser"],
  },
];
const RULES: string = "../.dependency-cruiser.mjs";

const copyWithPlanted = (): string => {
  const copy = mkdtempSync(join(tmpdir(), "directions-"));
  cpSync("src", join(copy, "src"), { recursive: true });
  cpSync("package.json", join(copy, "package.json"));
  symlinkSync(resolve("node_modules"), join(copy, "node_modules"));
  for (const { path, text } of PLANTED) writeFileSync(join(copy, path), text);
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
const isPlanted = ({ from }: { from: string }): boolean => PLANTED.some(({ path }) => path === from);
const planted = all.filter(isPlanted);
const real = all.filter((each) => !isPlanted(each));

for (const { rule, from, to } of real) console.error(`${rule}: ${from} -> ${to}`);
const blind = PLANTED.flatMap(({ path, breaks }) =>
  breaks.filter((rule) => !planted.some((found) => found.rule === rule && found.from === path)),
);
for (const rule of blind)
  console.error(`The planted violation of ${rule} was not found: the check is blind.`);
if (real.length + blind.length > 0) process.exit(1);
console.log("Directions hold; the planted violations were found.");
