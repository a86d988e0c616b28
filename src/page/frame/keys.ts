import type { PageContext } from "../page-context.ts";

/** What keys do, by their names; what is not here is the browser's. */
type Bindings = Readonly<Record<string, () => void>>;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** What moves by arrows itself: tabs, sliders, trees, and boxes that scroll. */
const movesByArrows = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest("[role=tablist],[role=slider],[role=tree],[role=treegrid],[role=region],summary,dialog") !==
    null;

const focus = (document: Document, selector: string): void =>
  document.querySelector<HTMLElement>(selector)?.focus();

/** Goes so many tests on; the focus follows where it was in the list. */
const step = ({ list, router }: PageContext, document: Document, by: 1 | -1): void => {
  const rows = list.rows.peek();
  const place = router.place.peek();
  const index = place.at === "test" ? rows.findIndex(({ id }) => id === place.test) : -1;
  const next = rows[index < 0 ? (by > 0 ? 0 : rows.length - 1) : index + by];
  if (!next) return;
  const wasInList = document.activeElement?.closest(".rows") !== null;
  router.go({ at: "test", test: next.id }, "replace");
  if (wasInList) requestAnimationFrame(() => focus(document, ".row a[tabindex='0']"));
};

const leave = ({ router, list }: PageContext, document: Document): void => {
  const active = document.activeElement;
  if (active?.id === "search") {
    list.query.value = "";
    focus(document, ".row a[tabindex='0']");
    return;
  }
  const isInList = active?.closest(".rows") ?? null;
  if (isInList) router.go({ at: "overview" });
  else focus(document, ".row a[tabindex='0']");
  if (document.documentElement.clientWidth < 760) router.go({ at: "list" });
};

const bindings = (context: PageContext, document: Document): Bindings => ({
  j: () => step(context, document, 1),
  k: () => step(context, document, -1),
  "/": () => {
    if (document.documentElement.clientWidth < 760) context.router.go({ at: "list" });
    requestAnimationFrame(() => focus(document, "#search"));
  },
  o: () => context.router.go({ at: "overview" }),
  t: context.themes.next,
  "?": () => {
    context.isHelpOpen.value = true;
  },
});

const arrows: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

/** Whether arrows go through the list: from it, from the search, or from nowhere in particular. */
const arrowsAreOurs = (document: Document, target: EventTarget | null): boolean =>
  target === document.body ||
  (target instanceof Element && target.closest(".list") !== null && !movesByArrows(target));

/** Listens to the page's keys; disposing stops that. */
export const listenToKeys = (context: PageContext, document: Document): Disposable => {
  const own = bindings(context, document);
  const onKey = (event: KeyboardEvent): void => {
    const { key, target } = event;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || context.isHelpOpen.peek())
      return;
    const by = arrows[key];
    const run =
      key === "Escape"
        ? () => leave(context, document)
        : by !== undefined
          ? arrowsAreOurs(document, target) && (() => step(context, document, by))
          : !isTyping(target) && own[key];
    if (!run) return;
    event.preventDefault();
    run();
  };
  document.addEventListener("keydown", onKey);
  return { [Symbol.dispose]: () => document.removeEventListener("keydown", onKey) };
};
