import type { ComponentChildren } from "preact";
import { isPlainClick } from "./is-plain-click.ts";

/** One of several views of the same thing. */
export interface Tab {
  readonly name: string;
  readonly label: string;
  readonly href: string;
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

const targetOf = (tabs: readonly Tab[], chosen: string, pressed: string): Tab | undefined => {
  if (pressed === "Home") return tabs[0];
  if (pressed === "End") return tabs.at(-1);
  const step = STEPS[pressed];
  const at = tabs.findIndex(({ name }) => name === chosen);
  return step === undefined ? undefined : tabs[(at + step + tabs.length) % tabs.length];
};

/**
 * Tabs that are links too, and the panel of the chosen one; the arrow keys go through them.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/tabs/
 */
export const Tabs = (props: {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly chosen: string;
  readonly choose: (name: string) => void;
  readonly children: ComponentChildren;
}) => {
  const { label, tabs, chosen, choose } = props;
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = targetOf(tabs, chosen, event.key);
    if (!target) return;
    event.preventDefault();
    choose(target.name);
    (event.currentTarget as HTMLElement).querySelector<HTMLElement>(`#tab-${target.name}`)?.focus();
  };
  return (
    <>
      <div role="tablist" class="tabs" aria-label={label} onKeyDown={onKeyDown}>
        {tabs.map(({ name, label, href }) => (
          <a
            key={name}
            role="tab"
            id={`tab-${name}`}
            href={href}
            aria-selected={name === chosen}
            aria-controls={name === chosen ? "view" : undefined}
            tabIndex={name === chosen ? 0 : -1}
            onClick={(event) => {
              if (!isPlainClick(event)) return;
              event.preventDefault();
              choose(name);
            }}
          >
            {label}
          </a>
        ))}
      </div>
      <div role="tabpanel" id="view" class="view" aria-labelledby={`tab-${chosen}`} tabIndex={0}>
        {props.children}
      </div>
    </>
  );
};
