import type { Cassette, Interaction, Timing } from "../../cassette/cassette.ts";
import { applyFault } from "./apply-fault.ts";
import type { Fault } from "./fault.ts";

const befalls = ({ call }: Fault, index: number, count: number): boolean =>
  call === undefined || call % count === index;

/** The cassette after a fault has befallen it. */
export const faultCassette = (cassette: Cassette, fault: Fault): Cassette => {
  const { interactions } = cassette;
  return {
    ...cassette,
    interactions: interactions.flatMap((interaction, index) =>
      befalls(fault, index, interactions.length) ? applyFault(interaction, fault) : [interaction],
    ),
  };
};

const atOnce = ({ headers, chunks }: Timing): Timing => ({
  ...(headers !== undefined && { headers: 0 }),
  chunks: chunks.map(() => 0),
  end: 0,
});

/** The cassette as if everything had been answered at once, so that a replay in time takes no longer than its faults. */
export const withoutTimes = (cassette: Cassette): Cassette => ({
  ...cassette,
  interactions: cassette.interactions.map((each): Interaction => ({
    ...each,
    timing: each.failure ? each.timing : atOnce(each.timing),
  })),
});
