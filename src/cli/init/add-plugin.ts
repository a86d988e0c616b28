import type { Edit } from "./plan.ts";
import { bare, nameOf, type Parse, part, parts, property, putFirst, type Syntax } from "./syntax.ts";

const MODULE = "llm-replay/vitest";
const NAME = "llmReplay";

/** Gives the import and the call, as they stand in a config. */
export const pluginLines = (dir: string): { readonly imported: string; readonly call: string } => ({
  imported: `import { ${NAME} } from "${MODULE}";`,
  call: dir === "cassettes" ? `${NAME}()` : `${NAME}({ dir: ${JSON.stringify(dir)} })`,
});

const body = (program: Syntax): readonly Syntax[] => parts(program, "body");

const declared = (program: Syntax, name: string): Syntax | undefined =>
  body(program)
    .flatMap((statement) => parts(statement, "declarations"))
    .find((each) => nameOf(part(each, "id")) === name);

/** The one thing that a function gives, where it has no way round it. */
const returned = (fn: Syntax): Syntax | undefined => {
  const block = part(fn, "body");
  if (block?.type !== "BlockStatement") return block;
  const statements = parts(block, "body");
  const last = statements.at(-1);
  const isStraight = statements
    .slice(0, -1)
    .every(({ type }) => type === "VariableDeclaration" || type === "ExpressionStatement");
  return isStraight && last?.type === "ReturnStatement" ? part(last, "argument") : undefined;
};

/** Follows an expression to the object literal of the config; `undefined` where the way is not certain. */
const configIn = (program: Syntax, expression: Syntax | undefined, isInner = false): Syntax | undefined => {
  const node = bare(expression);
  if (node?.type === "ObjectExpression") return node;
  if (node?.type === "ArrowFunctionExpression" || node?.type === "FunctionExpression")
    return configIn(program, returned(node), true);
  // A name inside a function may be the function's own.
  if (node?.type === "Identifier" && !isInner)
    return configIn(program, part(declared(program, nameOf(node) ?? ""), "init"), true);
  if (node?.type !== "CallExpression") return undefined;
  const called = nameOf(part(node, "callee"));
  const given = parts(node, "arguments");
  if (called === "defineConfig" && given.length === 1) return configIn(program, given[0], isInner);
  return called === "mergeConfig" ? configIn(program, given.at(-1), true) : undefined;
};

const withCall = (text: string, config: Syntax, call: string): Edit => {
  const plugins = property(config, "plugins");
  const list = bare(part(plugins, "value"));
  if (list?.type === "ArrayExpression") return { text: putFirst(text, list, call) };
  if (plugins) return { refused: "its plugins are not written as a list" };
  if (parts(config, "properties").some(({ type }) => type === "SpreadElement"))
    return { refused: "plugins may come from what is spread into it" };
  return { text: putFirst(text, config, `plugins: [${call}]`) };
};

/** The import in the hand of those that are there: quotes, semicolons, line ends. */
const withImport = (text: string, program: Syntax, line: string): string => {
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const imports = body(program).filter(({ type }) => type === "ImportDeclaration");
  const last = imports.at(-1);
  const [start = text.length] = body(program).map((statement) => statement.start);
  if (!last) return `${text.slice(0, start)}${line}${eol}${eol}${text.slice(start)}`;
  const written = text.slice(last.start, last.end);
  const quoted = /'\s*;?$/.test(written) ? line.replaceAll('"', "'") : line;
  const ours = written.endsWith(";") ? quoted : quoted.replace(/;$/, "");
  // A remark behind an import stays with it.
  const end = last.end + (/^[ \t]*\/\/[^\r\n]*/.exec(text.slice(last.end))?.[0].length ?? 0);
  return `${text.slice(0, end)}${eol}${ours}${text.slice(end)}`;
};

const isImported = (program: Syntax): boolean =>
  body(program).some((statement) => nameOf(part(statement, "source")) === MODULE);

/**
 * Adds the plugin to the text of a Vitest or Vite config, where it is an object literal, given as it is, by
 * `defineConfig`, `mergeConfig`, a name or a function without branches. A config that imports the plugin stays as it is.
 */
export const addPlugin = (file: string, text: string, dir: string, parse: Parse): Edit => {
  const program = parse(file, text);
  if (!program) return { refused: "it cannot be parsed" };
  if (isImported(program)) return { text };
  const { imported, call } = pluginLines(dir);
  if (new RegExp(String.raw`\b${NAME}\b`).test(text)) return { refused: `it holds something called ${NAME}` };
  const exported = body(program).find(({ type }) => type === "ExportDefaultDeclaration");
  if (!exported) return { refused: "it has no default export" };
  const config = configIn(program, part(exported, "declaration"));
  if (!config) return { refused: "its default export is no object whose plugins could be read" };
  const tests = bare(part(property(config, "test"), "value"));
  if (property(tests, "projects")) return { refused: "its tests are projects, each with plugins of its own" };
  const edited = withCall(text, config, call);
  if ("refused" in edited) return edited;
  const after = withImport(edited.text, program, imported);
  return parse(file, after) ? { text: after } : { refused: "what would come of it cannot be parsed" };
};
