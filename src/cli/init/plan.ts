import type { ProjectFile } from "./project.ts";

/** A file that gets another text, or is made. */
export interface Change {
  readonly kind: "file";
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string;
}

/** A setting of git, of this clone alone. */
export interface Setting {
  readonly kind: "setting";
  readonly name: string;
  readonly before: string | undefined;
  readonly value: string;
}

/** What the user has to write, because the file is not understood well enough. */
interface ByHand {
  readonly kind: "by hand";
  readonly path: string;
  readonly because: string;
  readonly lines: readonly string[];
}

/** What is good to know, or to do beside. */
export interface Note {
  readonly kind: "note";
  readonly text: string;
}

/** One step of a plan. */
export type Step = Change | Setting | ByHand | Note;

/** What `init` would do, in order. */
export type Plan = readonly Step[];

/** A text as it should become; refused where that cannot be told for certain. */
export type Edit = { readonly text: string } | { readonly refused: string };

/** Makes a step of an edit: none where the text stays, the lines to write where it was refused. */
export const stepOf = (
  { path, text: before }: ProjectFile,
  edit: Edit,
  lines: readonly string[],
): readonly Step[] => {
  if ("refused" in edit) return [{ kind: "by hand", path, because: edit.refused, lines }];
  return edit.text === before ? [] : [{ kind: "file", path, before, after: edit.text }];
};

/** Says whether a step does something by itself. */
export const isEffect = (step: Step): step is Change | Setting =>
  step.kind === "file" || step.kind === "setting";
