import { useState } from "preact/hooks";

/** Puts a text on the clipboard, and says whether it could. */
export const CopyButton = ({ text, name }: { readonly text: string; readonly name: string }) => {
  const [state, setState] = useState("Copy");
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setState("Copied");
    } catch {
      setState("Not allowed to copy");
    }
  };
  return (
    <button type="button" class="copy" aria-label={`${state} ${name}`} onClick={() => void copy()}>
      <span aria-live="polite">{state}</span>
    </button>
  );
};
