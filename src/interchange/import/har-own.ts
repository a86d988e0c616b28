import * as v from "valibot";
import type { Role } from "../../answer.ts";
import type { Failure } from "../../cassette/cassette.ts";

const count = v.pipe(v.number(), v.minValue(0));

/** What our export keeps of an entry in fields that HAR has not. */
export const harOwn = v.object({
  /** The pieces of the answer: their bytes, and milliseconds since the request was sent. */
  _chunks: v.optional(v.array(v.object({ bytes: count, ts: count })), []),
  _role: v.optional(v.picklist(["app", "judge"]) satisfies v.GenericSchema<Role>),
  _failure: v.optional(
    v.object({
      kind: v.picklist(["network", "timeout", "abort"]),
      code: v.exactOptional(v.string()),
      message: v.string(),
    }) satisfies v.GenericSchema<Failure>,
  ),
});

/** The fields of our own of one entry. */
export type HarOwn = v.InferOutput<typeof harOwn>;

/** Cuts a body where its pieces began; `undefined` where they are not its pieces. */
export const cutAs = (chunks: HarOwn["_chunks"], body: Uint8Array): readonly Uint8Array[] | undefined => {
  let at = 0;
  const pieces = chunks.map(({ bytes }) => body.subarray(at, (at += bytes)));
  return at === body.length ? pieces : undefined;
};
