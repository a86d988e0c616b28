import type { VNode } from "preact";
import { visibleRuns } from "./visible-text.ts";

/** Shows a recorded text as nothing but text: what turns its direction or is not seen stands as a marked sign. */
export const Recorded = ({ text }: { readonly text: string }): VNode => (
  <bdi>
    {visibleRuns(text).map((run) =>
      typeof run === "string" ? (
        run
      ) : (
        <span class="unseen-sign" title={run.title}>
          {run.sign}
        </span>
      ),
    )}
  </bdi>
);
