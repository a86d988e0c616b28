import { signal, type ReadonlySignal } from "@preact/signals";

/** `auto` follows the system. */
type Theme = "auto" | "light" | "dark";

const THEMES: readonly Theme[] = ["auto", "light", "dark"];
const KEY = "llm-replay-theme";

/** The page's colours, and how to change them. */
export interface Themes {
  readonly theme: ReadonlySignal<Theme>;
  readonly next: () => void;
}

/** A page in a sandbox, or in a browser that keeps nothing, has no storage. */
const stored = (window: Window): string | null => {
  try {
    return window.localStorage.getItem(KEY);
  } catch {
    return null;
  }
};

const store = (window: Window, theme: Theme): void => {
  try {
    window.localStorage.setItem(KEY, theme);
  } catch {
    return;
  }
};

/** Puts the reader's choice of colours on the page and remembers it where that is possible. */
export const startThemes = (window: Window): Themes => {
  const theme = signal<Theme>(THEMES.find((each) => each === stored(window)) ?? "auto");
  const show = (): void => {
    window.document.documentElement.dataset["theme"] = theme.value;
  };
  show();
  return {
    theme,
    next: () => {
      theme.value = THEMES[(THEMES.indexOf(theme.value) + 1) % THEMES.length] ?? "auto";
      show();
      store(window, theme.value);
    },
  };
};
