import type { JsonPath } from "../formats/json-scan.ts";
import { fromBlob, type Blobs } from "./blob.ts";
import type { Body, Cassette, JsonBody } from "./cassette.ts";
import { continueBody } from "./continued-body.ts";
import { unfoldEvents } from "./event-chunks.ts";
import type { BlobBody, ContinuedBody, DiskCassette, DiskRequestBody } from "./disk.ts";

/** Makes the error for what is wrong at a place of the document. */
export type Wrong = (path: JsonPath, reason: string) => Error;

interface Holder {
  body: DiskRequestBody | null;
}

interface OpenInteraction {
  readonly request: Holder;
  readonly response?: Holder;
}

const fillContinued = (
  body: ContinuedBody,
  earlier: readonly OpenInteraction[],
  index: number,
  wrong: Wrong,
): JsonBody => {
  const path = ["interactions", index, "request", "body"];
  const base = body.continues < index ? earlier[body.continues]?.request.body : undefined;
  if (!base || !("json" in base))
    throw wrong([...path, "continues"], `interaction ${body.continues} is no earlier one with a JSON body`);
  const { continues, ...changes } = body;
  const full = continueBody(base, changes);
  if ("nowhere" in full)
    throw wrong(
      path,
      `pointer ${JSON.stringify(full.nowhere)} fits no place in the body of interaction ${continues}`,
    );
  return full;
};

const fillBlob = (body: BlobBody, blobs: Blobs, path: JsonPath, wrong: Wrong): Body => {
  const filled = fromBlob(body, blobs);
  if (typeof filled === "string") throw wrong([...path, "blob"], filled);
  return filled;
};

/**
 * Makes the bodies of a freshly read cassette full, in place: continued ones from their bases, events as
 * the text they were, blobs from `blobs`.
 * What continued bodies have in common with their bases is shared in memory.
 */
export const fillBodies = (cassette: DiskCassette, blobs: Blobs, wrong: Wrong): Omit<Cassette, "spans"> => {
  const interactions: readonly OpenInteraction[] = cassette.interactions;
  interactions.forEach(({ request, response }, index) => {
    for (const [side, holder] of [
      ["request", request],
      ["response", response],
    ] as const) {
      const body = holder?.body;
      if (!holder || !body) continue;
      if ("continues" in body) holder.body = fillContinued(body, interactions, index, wrong);
      else if ("events" in body) holder.body = unfoldEvents(body);
      else if ("blob" in body)
        holder.body = fillBlob(body, blobs, ["interactions", index, side, "body"], wrong);
    }
  });
  return cassette as Omit<Cassette, "spans">;
};
