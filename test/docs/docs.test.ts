import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test, vi } from "vitest";
import { type Block, readPage } from "../../scripts/docs/read-page.ts";
import { literal } from "../../src/formats/literal.ts";
import { startModel } from "./model.ts";
import { openWorkplace, type Outcome, type Workplace } from "./workplace.ts";

vi.setConfig({ testTimeout: 180_000 });

const ROOT = resolve(import.meta.dirname, "../..");

/** The commands of a clone, which stand in the README, are not those of a project. */
const OF_A_CLONE = /<!-- commands -->[^]*<!-- \/commands -->/;

const blocksOf = (page: string): readonly Block[] => {
  const text = readFileSync(join(ROOT, page), "utf8");
  return readPage(text.replace(OF_A_CLONE, (part) => part.replaceAll(/./g, ""))).blocks;
};

/** Files that one page shows and others import. */
const SHARED = blocksOf("docs/record.md").filter(({ info }) => info === "support-bot.ts");

const isFile = ({ info }: Block): boolean => /^[\w./-]+\.\w+$/.test(info);

const pages = ["README.md", ...globSync("docs/*.md", { cwd: ROOT }).toSorted()].filter((page) =>
  blocksOf(page).some((block) => isFile(block) || block.language === "sh"),
);

/** A printed line as a page shows it: `…` stands for whatever came there. */
const asPattern = (line: string): RegExp =>
  new RegExp(
    line
      .trim()
      .split("…")
      .map((part) => literal(part).replaceAll(/ +/g, "\\s+"))
      .join(".*"),
  );

const missingLines = (shown: string, { output }: Outcome): string[] =>
  shown
    .split("\n")
    .filter((line) => line.trim() !== "")
    .filter((line) => !output.split("\n").some((printed) => asPattern(line).test(printed)));

const isTest = ({ info, code }: Block): boolean =>
  info.endsWith(".test.ts") && code.includes('from "vitest"');

/** The test files that a command of Vitest leaves to be run. */
const leftBy = (command: string, waiting: readonly string[]): string[] => {
  if (!command.includes("vitest run")) return [...waiting];
  return /\w\.test\.ts/.test(command) ? waiting.filter((file) => !command.includes(file)) : [];
};

const runPage = async (blocks: readonly Block[], place: Workplace, baseUrl: string): Promise<void> => {
  let last: Outcome = { code: 0, output: "" };
  let waiting: string[] = [];
  for (const block of blocks) {
    const { language, info, code, line } = block;
    if (isFile(block)) await place.write(info, code);
    if (isTest(block)) waiting.push(info);
    if (language === "sh" && info !== "aside") {
      waiting = leftBy(code, waiting);
      const { output, ...outcome } = await place.shell(code);
      last = { ...outcome, output: output.replaceAll(baseUrl, "https://api.openai.com/v1") };
      const says = `line ${line}: ${code}\n${output}`;
      if (info === "fails") expect(last.code, says).not.toBe(0);
      else expect(last.code, says).toBe(0);
    }
    if (language === "text" && info === "")
      expect(missingLines(code, last), `line ${line}, of:\n${last.output}`).toEqual([]);
  }
  if (waiting.length === 0) return;
  const { code, output } = await place.shell(`npx vitest run ${waiting.join(" ")}`);
  expect(code, output).toBe(0);
};

/** A program that a page's commands need beside Node, and that is not here. */
const lacking = (blocks: readonly Block[]): string | undefined =>
  blocks
    .flatMap(({ info }) => /^with (\S+)$/.exec(info)?.[1] ?? [])
    .find((program) => spawnSync(program, ["--version"]).error);

/** Files are written and commands run in the order they stand in; tests that no command runs are run in the end. */
test.for(pages)("the examples of %s run in the order they stand in", async (page, { skip }) => {
  const program = lacking(blocksOf(page));
  skip(program !== undefined, `${program} is not on the PATH`);
  await using model = await startModel();
  await using place = await openWorkplace(model.url);
  for (const { info, code } of SHARED) await place.write(info, code);
  await runPage(blocksOf(page), place, model.url);
});
