/** A line of a tree as far as moving about in it goes; children follow their parent. */
export interface TreeLine {
  readonly key: string;
  /** 1 for what has no parent. */
  readonly level: number;
  /** Absent for a line without children. */
  readonly isOpen?: boolean;
}

/** What a key press in a tree asks for. */
export type TreeMove =
  | { readonly kind: "focus" | "open" | "close" | "choose"; readonly key: string }
  | { readonly kind: "nothing" };

const NOTHING: TreeMove = { kind: "nothing" };

const focus = (line: TreeLine | undefined): TreeMove => (line ? { kind: "focus", key: line.key } : NOTHING);

const right = (lines: readonly TreeLine[], at: number, line: TreeLine): TreeMove => {
  if (line.isOpen === undefined) return NOTHING;
  return line.isOpen ? focus(lines[at + 1]) : { kind: "open", key: line.key };
};

const left = (lines: readonly TreeLine[], at: number, line: TreeLine): TreeMove =>
  line.isOpen
    ? { kind: "close", key: line.key }
    : focus(lines.slice(0, at).findLast(({ level }) => level < line.level));

/**
 * Tells what a key does at a line of a tree of which `lines` are in sight.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/treeview/#keyboardinteraction
 */
export const moveInTree = (lines: readonly TreeLine[], current: string, pressed: string): TreeMove => {
  const at = lines.findIndex(({ key }) => key === current);
  const line = lines[at];
  if (!line) return focus(lines[0]);
  if (pressed === "ArrowDown") return focus(lines[at + 1]);
  if (pressed === "ArrowUp") return focus(lines[at - 1]);
  if (pressed === "Home") return focus(lines[0]);
  if (pressed === "End") return focus(lines.at(-1));
  if (pressed === "ArrowRight") return right(lines, at, line);
  if (pressed === "ArrowLeft") return left(lines, at, line);
  return pressed === "Enter" || pressed === " " ? { kind: "choose", key: line.key } : NOTHING;
};
