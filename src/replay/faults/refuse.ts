import type { Header, Interaction, RecordedResponse } from "../../cassette/cassette.ts";
import type { Misfortune } from "./fault.ts";

type Refusal = Extract<Misfortune, { kind: "refuse" }>;

const HEADERS: readonly Header[] = [["content-type", "application/json"]];

const refusal = ({ status, retryAfter }: Refusal): RecordedResponse => ({
  status,
  statusText: "",
  headers: retryAfter === undefined ? HEADERS : [...HEADERS, ["retry-after", `${retryAfter}`]],
  body: { json: { error: { type: "injected_fault", message: `The provider answers ${status}.` } } },
});

const AT_ONCE = { headers: 0, chunks: [0], end: 0 };

/** The request again, answered with an error, as often as the provider refuses. */
export const refusals = ({ recordedAt, role, request }: Interaction, fault: Refusal): Interaction[] =>
  Array.from({ length: fault.times ?? 1 }, () => ({
    recordedAt,
    role,
    request,
    response: refusal(fault),
    timing: AT_ONCE,
  }));

/** The request again, with no one there to answer it. */
export const unreachable = ({ recordedAt, role, request }: Interaction, times = 1): Interaction[] =>
  Array.from({ length: times }, () => ({
    recordedAt,
    role,
    request,
    failure: { kind: "network", code: "ECONNREFUSED", message: "connect ECONNREFUSED" },
    timing: { chunks: [], end: 0 },
  }));
