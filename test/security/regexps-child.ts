import { builtDuring, type Pattern, sources, writtenIn } from "./patterns.ts";
import { slowText } from "./slow-text.ts";

/** Files that run or want a page when they are loaded; what they build is made of escaped texts. */
const UNLOADED = /^src\/(page|cli|action|vitest|jest|faults)\//;

const buildAll = async (files: readonly string[]): Promise<void> => {
  for (const file of files) await import(`../../${file}`);
  const { secretNames } = await import("../../src/recorder/secret-names.ts");
  secretNames(["x-own"], ["author"]);
  const { readMultipart } = await import("../../src/formats/multipart.ts");
  const part = '--b\r\ncontent-disposition: form-data; name="a"; filename="b"\r\n\r\nc\r\n--b--\r\n';
  readMultipart(Buffer.from(part), "multipart/form-data; boundary=b");
};

const written = sources().map((file) => ({ file, ...writtenIn(file) }));
const building = written.filter(({ file, builds }) => builds && !UNLOADED.test(file)).map(({ file }) => file);
const built = await builtDuring(() => buildAll(building));
const tell = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

const seen = new Map<string, Pattern>();
for (const pattern of [...written.flatMap(({ literals }) => literals), ...built])
  seen.set(`${pattern.file} /${pattern.source}/${pattern.flags}`, pattern);
tell({ patterns: seen.size, unbuilt: building.filter((file) => !built.some((each) => each.file === file)) });
for (const [name, pattern] of seen) {
  tell({ name });
  const text = slowText(pattern);
  if (text !== undefined) tell({ slow: name, text: text.slice(0, 60) });
}
