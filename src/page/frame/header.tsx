import type { SideInfo } from "../../reporters/report.ts";
import { figureRows } from "../../reporters/figure-rows.ts";
import { LiveMark } from "../live/live-mark.tsx";
import type { PageContext } from "../page-context.ts";
import { Recorded } from "../recorded.tsx";
import { decisionMark, SeverityMark } from "../severity-mark.tsx";
import { toldGrowth } from "../told-growth.ts";

const Side = ({ label, revision, chosen }: SideInfo) => (
  <span class="side" title={chosen}>
    <Recorded text={label} />
    {revision !== undefined && <code>{revision.slice(0, 7)}</code>}
  </span>
);

const Sides = ({ context: { data } }: { readonly context: PageContext }) => (
  <p class="sides">
    {data.base && (
      <>
        <Side {...data.base} /> <span aria-label="to">→</span>{" "}
      </>
    )}
    <Side {...data.head} />
  </p>
);

const THEME_WORDS = { auto: "as the system", light: "light", dark: "dark" } as const;
const THEME_SIGNS = { auto: "◐", light: "☀", dark: "☾" } as const;

const Tools = ({ context: { themes, isHelpOpen } }: { readonly context: PageContext }) => (
  <div class="tools">
    <button
      type="button"
      class="tool"
      onClick={themes.next}
      aria-label={`Colours: ${THEME_WORDS[themes.theme.value]}`}
    >
      <span aria-hidden="true">{THEME_SIGNS[themes.theme.value]}</span>
    </button>
    <button
      type="button"
      class="tool"
      aria-label="Keys"
      aria-keyshortcuts="?"
      onClick={() => {
        isHelpOpen.value = true;
      }}
    >
      <span aria-hidden="true">?</span>
    </button>
  </div>
);

const Places = ({ context: { router, data } }: { readonly context: PageContext }) => {
  const { at } = router.place.value;
  return (
    <nav class="places" aria-label="Report">
      <a href="#/" aria-current={at === "overview" ? "page" : undefined}>
        Overview
      </a>
      <a href="#list" class="to-list" aria-current={at === "list" ? "page" : undefined}>
        Tests <span class="count">{data.rows.length}</span>
      </a>
    </nav>
  );
};

const Totals = ({ context: { data } }: { readonly context: PageContext }) => (
  <dl class="totals">
    {figureRows(data.totals).map(({ name, base, head, growth }) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>
          {data.base && base !== head && <span class="was">{base} →</span>} {head}{" "}
          <span class="growth">{toldGrowth(growth)}</span>
        </dd>
      </div>
    ))}
  </dl>
);

/** What the report comes to, always in sight. */
export const Header = ({ context }: { readonly context: PageContext }) => {
  const { gate, title } = context.data;
  return (
    <header class={`page-head ${gate?.decision ?? "none"}`}>
      <div class="head-line">
        <h1>
          {gate && <SeverityMark {...decisionMark(gate.decision)} />}
          <Recorded text={gate?.wording ?? title} />
        </h1>
        <Tools context={context} />
      </div>
      <div class="head-line">
        <Places context={context} />
        <Sides context={context} />
        {context.following && <LiveMark following={context.following} />}
      </div>
      <Totals context={context} />
    </header>
  );
};
