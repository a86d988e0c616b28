import type { Edit } from "./plan.ts";

interface Manifest {
  readonly scripts?: Readonly<Record<string, string>>;
}

/**
 * Adds scripts to the text of a `package.json`; those that are there by the same name stay. Laid out as package managers
 * lay it out, with its own indent; refused where it is laid out otherwise, so that no other line changes.
 */
export const addScripts = (text: string, scripts: Readonly<Record<string, string>>): Edit => {
  const indent = /^[ \t]+/m.exec(text)?.[0] ?? "  ";
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const end = /(?<!\s)\s*$/.exec(text)?.[0] ?? "";
  const printed = (manifest: Manifest): string =>
    JSON.stringify(manifest, undefined, indent).replaceAll("\n", eol) + end;
  const manifest = JSON.parse(text) as Manifest;
  const wanted = { ...manifest.scripts, ...scripts, ...manifest.scripts };
  if (Object.keys(scripts).every((name) => Object.hasOwn(manifest.scripts ?? {}, name))) return { text };
  return printed(manifest) === text
    ? { text: printed({ ...manifest, scripts: wanted }) }
    : { refused: "it is not laid out as package managers do" };
};
