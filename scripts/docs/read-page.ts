/** A fenced block of a page. */
export interface Block {
  /** The line of its first fence, from 1. */
  readonly line: number;
  /** `ts`, `sh`, `yaml`, …; empty where the fence names none. */
  readonly language: string;
  /** What the fence says after the language: a file's name, `fails` or `aside`. */
  readonly info: string;
  readonly code: string;
}

/** A link to another page or a place in one, as it is written. */
interface Link {
  readonly line: number;
  readonly target: string;
}

/** A page of Markdown, as far as it can be wrong. */
export interface Page {
  readonly blocks: readonly Block[];
  readonly links: readonly Link[];
  /** The anchors that GitHub makes of its headings. */
  readonly anchors: ReadonlySet<string>;
  readonly headings: readonly string[];
}

const FENCE = /^ *```(\S*)(.*)$/;
const LINK = /\[(?:[^\]]|\](?!\())*\]\(([^)\s]+)\)/g;

/** The anchor of a heading, by the rule of GitHub's own Markdown: letters, digits, `_` and `-`, in lower case. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_\- ]/gu, "")
    .replaceAll(" ", "-");

/** Takes a page apart: its blocks, and outside of them its links and headings. */
export const readPage = (text: string): Page => {
  const blocks: Block[] = [];
  const links: Link[] = [];
  const headings: string[] = [];
  let open: { line: number; language: string; info: string; code: string[] } | undefined;
  for (const [index, each] of text.split("\n").entries()) {
    const fence = FENCE.exec(each);
    if (open && fence) {
      blocks.push({ ...open, code: `${open.code.join("\n")}\n` });
      open = undefined;
    } else if (open) open.code.push(each);
    else if (fence)
      open = { line: index + 1, language: fence[1] ?? "", info: (fence[2] ?? "").trim(), code: [] };
    else {
      const heading = /^#{1,6} (.*)$/.exec(each)?.[1];
      if (heading !== undefined) headings.push(heading);
      for (const [, target = ""] of each.replaceAll(/`[^`]*`/g, "").matchAll(LINK))
        links.push({ line: index + 1, target });
    }
  }
  return { blocks, links, headings, anchors: new Set(headings.map(anchorOf)) };
};
