import { useEffect, useRef } from "preact/hooks";
import type { PageContext } from "../page-context.ts";

const KEYS: readonly (readonly [keys: readonly string[], meaning: string])[] = [
  [["j", "↓"], "next test"],
  [["k", "↑"], "previous test"],
  [["Enter"], "into the test"],
  [["Escape"], "back: out of the test, the search, this"],
  [["/"], "search"],
  [["o"], "overview"],
  [["t"], "colours"],
  [["?"], "these keys"],
];

/** The keys of the page. */
export const Help = ({ context: { isHelpOpen } }: { readonly context: PageContext }) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = isHelpOpen.value;
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby="help-title"
      onClose={() => {
        isHelpOpen.value = false;
      }}
    >
      <h2 id="help-title">Keys</h2>
      <dl class="keys">
        {KEYS.map(([keys, meaning]) => (
          <div key={meaning}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit">Close</button>
      </form>
    </dialog>
  );
};
