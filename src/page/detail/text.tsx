import { useState } from "preact/hooks";
import { Recorded } from "../recorded.tsx";
import { capText, printLength } from "./cap-text.ts";
import { directionOf } from "./direction-of.ts";
import { sliceLines } from "./slice-lines.ts";

/** Says something to a screen reader that others see otherwise. */
export const Unseen = ({ children }: { readonly children: string }) => <span class="unseen">{children}</span>;

/** Offers the rest of a text that is cut. */
export const ShowAll = ({ text, onClick }: { readonly text: string; readonly onClick: () => void }) => (
  <button type="button" class="more" onClick={onClick}>
    Show all {printLength(text)}
  </button>
);

/** A long text in slices, of which a browser lays out only those in sight. */
const Slices = ({ text }: { readonly text: string }) => (
  <>
    {sliceLines(text).map((slice, index) => (
      <span class="slice" key={index}>
        <Recorded text={slice} />
      </span>
    ))}
  </>
);

/** A recorded text; a long one is cut until asked for. */
export const Text = (props: {
  readonly text: string;
  /** Default: `prose`. */
  readonly kind?: "prose" | "code";
  /** How much is shown at once, in UTF-16 units; default: {@link CAP}. */
  readonly most?: number;
  /** Nothing is cut. */
  readonly isWhole?: boolean;
}) => {
  const { text, kind = "prose", most } = props;
  const [isWhole, setWhole] = useState(props.isWhole ?? false);
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
