import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

interface Code {
  readonly text: string;
  readonly lang?: string;
}

interface Marked {
  readonly use: (extension: { renderer: { code: (block: Code) => string | false } }) => void;
  readonly parse: (markdown: string) => string;
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const CLASSES: Readonly<Record<string, string>> = { "-": "pl-md", "+": "pl-mi1" };

/** GitHub colours the lines of a diff. */
const diffBlock = ({ text, lang }: Code): string | false =>
  lang === "diff" &&
  `<pre><code>${text
    .split("\n")
    .map((line) => `<span class="${CLASSES[line.charAt(0)] ?? ""}">${escaped(line)}</span>`)
    .join("\n")}</code></pre>`;

const STYLE = `
body { margin: 0; padding: 24px; background: #fff; }
.comment { position: relative; width: 860px; border: 1px solid #d1d9e0; border-radius: 6px; overflow: hidden; }
.comment > header { padding: 8px 16px; border-bottom: 1px solid #d1d9e0; background: #f6f8fa; color: #59636e; }
.comment > header, .markdown-body { font-family: var(--sans), "Twemoji"; font-size: 14px; line-height: 1.5; }
.markdown-body code, .markdown-body pre { font-family: var(--mono) }
.comment > header strong { color: #1f2328; }
.comment > header .bot { margin-left: 4px; padding: 0 6px; border: 1px solid #d1d9e0; border-radius: 2em; font-size: 12px; }
.comment > .markdown-body { padding: 16px; }`;

/**
 * Makes a page of a comment as GitHub shows it, in its light theme, with the first folded part open; `home` is where the
 * renderer and GitHub's styles are installed.
 */
export const commentPage = async (comment: string, home: string): Promise<string> => {
  const installed = (file: string): string => join(home, "node_modules", file);
  const renderer = pathToFileURL(installed("marked/lib/marked.esm.js")).href;
  const { marked } = (await import(renderer)) as { marked: Marked };
  marked.use({ renderer: { code: diffBlock } });
  const body = marked.parse(comment).replace("<details>", "<details open>");
  const css = readFileSync(installed("github-markdown-css/github-markdown-light.css"), "utf8");
  return `<!doctype html><meta charset="utf-8"><style>${css}${STYLE}</style>
<div class="comment"><header><strong>github-actions</strong> <span class="bot">bot</span> commented 2 minutes ago</header>
<article class="markdown-body">${body}</article></div>`;
};
