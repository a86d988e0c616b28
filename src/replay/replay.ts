import { type Answer, currentRole } from "../answer.ts";
import { contentTypeOf } from "../cassette/header-of.ts";
import { type Incoming, readIncoming } from "./incoming.ts";
import type { Nearest } from "./nearest.ts";
import { renameTokens } from "./rename-tokens.ts";
import { respond, type RespondOptions } from "./respond.ts";
import type { Hit, Tape } from "./tape.ts";

/** What recorded answers are served from. */
export interface ReplayOptions {
  /** Tapes to look into in this order, for any match. */
  readonly tapes: () => readonly Tape[];
  /** Tapes to look into last, for exact matches only: those of tests that run beside. */
  readonly siblings?: () => Promise<readonly Tape[]>;
  readonly respond: RespondOptions;
  /** Is told of each interaction that is served. */
  readonly onHit?: (hit: Hit, incoming: Incoming) => void;
  /** Gives the response to a request that nothing answers; `nearest` looks for what comes nearest, where there is a tape. */
  readonly onMiss: (incoming: Incoming, nearest: () => Nearest | undefined) => Promise<Response> | Response;
}

const SIBLING_NOTE =
  "was answered from the cassette of a test that runs beside: it was sent from the async context of another test.";

const findOwn = ({ tapes }: ReplayOptions, incoming: Incoming): Hit | undefined => {
  for (const tape of tapes()) {
    const hit = tape.find(incoming, "any");
    if (hit) return hit;
  }
  return undefined;
};

const findBeside = async ({ siblings }: ReplayOptions, incoming: Incoming): Promise<Hit | undefined> => {
  for (const tape of (await siblings?.()) ?? []) {
    const hit = tape.find(incoming, "exact");
    if (hit) return { ...hit, note: `${incoming.method} ${hit.interaction.request.url} ${SIBLING_NOTE}` };
  }
  return undefined;
};

const WEIGHTS = { consumed: 2, ambiguous: 1, different: 0 };

const nearestIn = (tapes: readonly Tape[], incoming: Incoming): Nearest | undefined =>
  tapes
    .map((tape) => tape.nearest(incoming))
    .toSorted((a, b) => WEIGHTS[b.why] + b.likeness - WEIGHTS[a.why] - a.likeness)[0];

/** Puts today's tokens into the answer of a volatile match; says what had to stay. */
const withToday = (hit: Hit): Hit => {
  const { interaction, renamed, note = "" } = hit;
  const { response } = interaction;
  if (renamed === undefined || response === undefined) return hit;
  const { body, kept } = renameTokens(response.body, contentTypeOf(response.headers), renamed);
  const rest =
    kept.length === 0
      ? ""
      : ` Its answer still holds the recorded ${kept.join(", ")}: it stands there in pieces or in binary.`;
  return { ...hit, interaction: { ...interaction, response: { ...response, body } }, note: note + rest };
};

/** Answers requests from recorded interactions; nothing reaches the network. */
export const replay =
  (options: ReplayOptions): Answer =>
  async (request) => {
    const incoming = await readIncoming(request, currentRole());
    const found = findOwn(options, incoming) ?? (await findBeside(options, incoming));
    if (found === undefined) return options.onMiss(incoming, () => nearestIn(options.tapes(), incoming));
    const hit = withToday(found);
    options.onHit?.({ ...hit, interaction: found.interaction }, incoming);
    return respond(hit.interaction, { ...options.respond, signal: request.signal });
  };
