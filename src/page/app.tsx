import type { ReadonlySignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { DetailPane } from "./frame/detail-pane.tsx";
import { Header } from "./frame/header.tsx";
import { Help } from "./frame/help.tsx";
import { listenToKeys } from "./frame/keys.ts";
import { List } from "./list/list.tsx";
import { Overview } from "./overview/overview.tsx";
import type { PageContext } from "./page-context.ts";
import { visibleText } from "./visible-text.ts";

/** The whole page. */
export const App = ({ current }: { readonly current: ReadonlySignal<PageContext> }) => {
  const context = current.value;
  const place = context.router.place.value;
  const main = useRef<HTMLElement>(null);
  useLayoutEffect(() => main.current?.scrollTo(0, 0), [place.at === "test" ? place.test : place.at]);
  useEffect(() => {
    document.title = visibleText(`${context.data.gate?.wording ?? ""} ${context.data.title}`.trim());
    const keys = listenToKeys(context, document);
    return () => keys[Symbol.dispose]();
  }, [context]);
  return (
    <div class="page" data-at={place.at}>
      <a class="skip" href="#list">
        To the tests
      </a>
      <Header context={context} />
      <List context={context} />
      <main id="main" tabIndex={-1} ref={main}>
        {place.at === "test" ? (
          <DetailPane context={context} place={place} />
        ) : (
          <Overview context={context} />
        )}
      </main>
      <Help context={context} />
    </div>
  );
};
