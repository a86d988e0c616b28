/** Makes one HTML file of the page: its script and its styles inside, and nothing else that it could load or run. */
import { createHash } from "node:crypto";
import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { rolldown } from "rolldown";
import { licencesOf } from "./licences.ts";

const PAGE = resolve(import.meta.dirname, "../src/page");
const TARGET = resolve(import.meta.dirname, "../dist/reporters/html/page.html");

/** Gives the page's script and the files it is made of. */
export const bundledScript = async (): Promise<{ code: string; moduleIds: readonly string[] }> => {
  const bundle = await rolldown({
    input: join(PAGE, "main.tsx"),
    platform: "browser",
    tsconfig: join(PAGE, "tsconfig.json"),
    transform: { define: { "process.env.NODE_ENV": '"production"' } },
  });
  const { output } = await bundle.generate({ format: "iife", minify: true });
  await bundle.close();
  const [{ imports }] = output;
  if (output.length !== 1) throw new Error(`The page became ${output.length} files`);
  if (imports.length > 0) throw new Error(`The page would import ${imports.join(", ")}`);
  return { code: output[0].code.trim(), moduleIds: output[0].moduleIds };
};

/** The page's own styles come first, since they hold the colours; then those of its rooms, by name. */
const styles = (): string => {
  const files = globSync("**/*.css", { cwd: PAGE }).toSorted(
    (a, b) => Number(a.includes("/")) - Number(b.includes("/")) || (a < b ? -1 : 1),
  );
  return files.map((file) => readFileSync(join(PAGE, file), "utf8")).join("\n");
};

const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Gives the page as it is built, with a slot for data and one for details. */
export const bundlePage = async (): Promise<string> => {
  const { code: script, moduleIds } = await bundledScript();
  const [style, licences] = [styles(), licencesOf(moduleIds)];
  if (/<\/script|<!--/i.test(script + licences) || /<\//.test(style))
    throw new Error("The page would end its own script or style");
  const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; img-src data:; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>llm-replay</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<div id="app"><noscript>This report needs JavaScript, which is in the file itself.</noscript></div>
<!--data-->
<script>${script}</script>
<script type="text/plain" id="licences">
${licences}
</script>
<!--details-->
</body>
</html>
`;
};

if (import.meta.main) {
  mkdirSync(dirname(TARGET), { recursive: true });
  writeFileSync(TARGET, await bundlePage());
}
