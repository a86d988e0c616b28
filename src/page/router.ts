import { signal, type ReadonlySignal } from "@preact/signals";
import type { DetailLocation } from "../reporters/html/page-data.ts";

/** Where the reader is. */
export type Place =
  | { readonly at: "overview" }
  | { readonly at: "list" }
  | ({ readonly at: "test"; readonly test: string } & DetailLocation);

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/** `encodeURIComponent` refuses half a character, which a recorded name may hold. */
const encoded = (part: string): string => encodeURIComponent(part.toWellFormed());

/** The list by itself, where a screen has no room for it beside something else. */
const LIST = "#list";

/** Reads the part of an address from `#` on; `undefined` where it names no place. */
export const placeOf = (hash: string): Place | undefined => {
  if (hash === LIST) return { at: "list" };
  const [first = "", test, call, view] = hash.split("/");
  if (first !== "#" || test === undefined) return undefined;
  if (test === "") return { at: "overview" };
  const number = Number(call);
  return {
    at: "test",
    test: decoded(test),
    ...(Number.isInteger(number) && number > 0 && { call: number - 1 }),
    ...(view !== undefined && view !== "" && { view: decoded(view) }),
  };
};

/** Gives the address of a place: `#/`, `#/<test id>`, `#/<test id>/<call from 1>/<view>`; `-` stands for no call. */
export const hrefOf = (place: Place): string => {
  if (place.at !== "test") return place.at === "list" ? LIST : "#/";
  const { test, call, view } = place;
  const parts = [encoded(test)];
  if (call !== undefined || view !== undefined) parts.push(call === undefined ? "-" : `${call + 1}`);
  if (view !== undefined) parts.push(encoded(view));
  return `#/${parts.join("/")}`;
};

/** The page's address as a place, and how to go elsewhere. */
export interface Router extends Disposable {
  readonly place: ReadonlySignal<Place>;
  /** Goes to a place; `replace` leaves no step to go back to. */
  readonly go: (place: Place, how?: "push" | "replace") => void;
}

/** Follows the address of a window; `start` is where a page opens whose address names no place. */
export const startRouter = (window: Window, start: Place): Router => {
  const current = (): Place => placeOf(window.location.hash) ?? start;
  const place = signal(current());
  const follow = (): void => {
    place.value = current();
  };
  window.addEventListener("hashchange", follow);
  window.addEventListener("popstate", follow);
  return {
    place,
    go: (next, how = "push") => {
      window.history[how === "push" ? "pushState" : "replaceState"](null, "", hrefOf(next));
      follow();
    },
    [Symbol.dispose]: () => {
      window.removeEventListener("hashchange", follow);
      window.removeEventListener("popstate", follow);
    },
  };
};
