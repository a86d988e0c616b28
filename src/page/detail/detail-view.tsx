import type { DetailLocation, TestDetail } from "../../reporters/html/page-data.ts";
import { chosenCall } from "./chosen-call.ts";
import { CallPanel } from "./call-panel.tsx";
import { DetailHeader } from "./detail-header.tsx";
import { FigureGroups } from "./figure-groups.tsx";
import { figureGroups } from "./figures.ts";
import { JudgeCalls } from "./judge-calls.tsx";
import { Measured } from "./measured.tsx";
import type { Navigation } from "./place.ts";
import { Scores } from "./scores.tsx";
import { TraceTree } from "./trace-tree.tsx";
import { Trajectory } from "./trajectory.tsx";

/** What of a test is shown, and how to get elsewhere in it. */
export interface DetailProps extends Navigation {
  readonly detail: TestDetail;
  readonly location: DetailLocation;
}

const Figures = ({ detail, isCompared }: { readonly detail: TestDetail; readonly isCompared: boolean }) => {
  const { metrics, findings, measurements, scores, budgets } = detail;
  return (
    <section class="all-figures" aria-label="Figures">
      <FigureGroups groups={figureGroups(metrics, findings)} isCompared={isCompared} />
      {measurements.length > 0 && <Measured measurements={measurements} />}
      {scores.length + budgets.length > 0 && <Scores scores={scores} budgets={budgets} />}
    </section>
  );
};

/** One test: what is found about it, its figures, its trace, and the call that is looked at. */
export const DetailView = ({ detail, location, linkTo, open }: DetailProps) => {
  const { calls, trajectory, base, head } = detail;
  const isCompared = base !== undefined && head !== undefined;
  const chosen = chosenCall(detail, location.call);
  const pair = chosen === undefined ? undefined : calls[chosen];
  return (
    <div class="detail-view">
      <DetailHeader detail={detail} />
      <Figures detail={detail} isCompared={isCompared} />
      {(base ?? head) && (
        <TraceTree detail={detail} chosen={chosen} choose={(call) => open({ ...location, call })} />
      )}
      {trajectory.base.length + trajectory.head.length > 0 && (
        <Trajectory trajectory={trajectory} isCompared={isCompared} />
      )}
      {pair && chosen !== undefined && (
        <CallPanel
          pair={pair}
          place={chosen}
          count={calls.length}
          asked={location.view}
          linkTo={linkTo}
          open={open}
        />
      )}
      <JudgeCalls {...(base && { base })} {...(head && { head })} />
    </div>
  );
};
