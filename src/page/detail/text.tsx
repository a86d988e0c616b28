import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { Recorded } from "../recorded.tsx";
import { capText, printLength } from "./cap-text.ts";
import { directionOf } from "./direction-of.ts";
import { InTurns } from "./in-turns.tsx";
import { sliceLines } from "./slice-lines.ts";

/** Says something to a screen reader that others see otherwise. */
export const Unseen = ({ children }: { readonly children: string }) => <span class="unseen">{children}</span>;

/** Offers the rest of a text that is cut. */
export const ShowAll = ({ text, onClick }: { readonly text: string; readonly onClick: () => void }) => (
  <button type="button" class="more" onClick={onClick}>
    Show all {printLength(text)}
  </button>
);

const slice = (text: string, index: number): VNode => (
  <span class="slice" key={index}>
    <Recorded text={text} />
  </span>
);

/** Slices that a browser lays out without a pause. */
const PER_TURN = 20;

/** A long text in slices, drawn in turns; of those out of sight a browser keeps the place alone. */
export const Slices = (props: {
  readonly text: string;
  /** Default: after lines. */
  readonly cut?: (text: string) => Iterable<string>;
}) => <InTurns whole={props.text} cut={props.cut ?? sliceLines} draw={slice} perTurn={PER_TURN} />;

/** A recorded text; a long one is cut until asked for. */
export const Text = (props: {
  readonly text: string;
  /** Default: `prose`. */
  readonly kind?: "prose" | "code";
  /** How much is shown at once, in UTF-16 units; default: {@link CAP}. */
  readonly most?: number;
}) => {
  const { text, kind = "prose", most } = props;
  const [isWhole, setWhole] = useState(false);
  const start = capText(text, most);
  const isCut = start.length < text.length;
  return (
    <>
      <div class={`text ${kind}`} dir={kind === "code" ? "ltr" : directionOf(start)}>
        {isCut && isWhole ? <Slices text={text} /> : <Recorded text={start} />}
        {isCut && !isWhole && "…"}
      </div>
      {isCut && !isWhole && <ShowAll text={text} onClick={() => setWhole(true)} />}
    </>
  );
};
