import type { ImportFile } from "./importer.ts";
import type { YamlValue } from "./yaml-value.ts";

/** Gives the value of a file that is one document of JSON or YAML; `undefined` where it is none, or several. */
export const soleDocument = (file: ImportFile): YamlValue | undefined => {
  const json = file.json();
  if (json !== undefined) return json as YamlValue;
  const [document, ...others] = file.yaml() ?? [];
  return others.length === 0 ? document : undefined;
};
