import * as v from "valibot";
import { WIDEST_INDENT } from "../formats/json-layout.ts";
import { WIDEST_PAD } from "./event-chunks.ts";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** `1e400` is a number in JSON, and none that could be printed again. */
const time = v.pipe(v.number(), v.finite());
/** What a few digits would make a text of any length. */
const widthTo = (most: number) => v.pipe(count, v.maxValue(most));
const json = v.unknown();
const literals = v.record(v.string(), v.string());
const cuts = v.optional(v.array(count));

const layout = v.strictObject({
  indent: v.optional(v.union([widthTo(WIDEST_INDENT), v.literal("\t")])),
  comma: v.optional(v.string()),
  colon: v.optional(v.string()),
  escapes: v.optional(v.array(v.picklist(["ascii", "html", "slash"]))),
  before: v.optional(v.string()),
  after: v.optional(v.string()),
});

const jsonBody = v.strictObject({ json, layout: v.optional(layout), numbers: v.optional(literals), cuts });
const textBody = v.strictObject({ text: v.array(v.string()), cuts });
const bytes = v.strictObject({ base64: v.string() });
const event = v.strictObject({
  event: v.optional(v.string()),
  data: json,
  pad: v.optional(widthTo(WIDEST_PAD)),
});
const streamBody = v.strictObject({ chunks: v.array(v.union([v.string(), bytes])) });
const eventsBody = v.strictObject({
  events: v.array(v.union([v.string(), event, v.array(v.union([v.string(), event])), bytes])),
  newline: v.optional(v.literal("\r\n")),
  layout: v.optional(layout),
});
const binaryBody = v.strictObject({ base64: v.string(), cuts });
const blobBody = v.strictObject({ blob: v.string(), size: count, cuts });
const edits = {
  remove: v.optional(v.array(v.string())),
  set: v.optional(v.record(v.string(), json)),
  append: v.optional(v.record(v.string(), v.union([v.string(), v.array(json)]))),
};
const continuedBody = v.strictObject({
  continues: count,
  ...edits,
  layout: v.optional(v.nullable(layout)),
  numbers: v.optional(literals),
  cuts,
});

/** The kinds of body, by the member that tells them apart. */
export const bodySchemas = {
  json: jsonBody,
  text: textBody,
  chunks: streamBody,
  events: eventsBody,
  base64: binaryBody,
  blob: blobBody,
  continues: continuedBody,
};

const headers = v.array(v.strictTuple([v.string(), v.string()]));
const body = v.union([jsonBody, textBody, streamBody, eventsBody, binaryBody, blobBody]);
const requestBody = v.union([...body.options, continuedBody]);

const timing = v.strictObject({
  headers: v.optional(time),
  chunks: v.array(time),
  end: time,
  lost: v.optional(v.literal(true)),
});

/** An interaction as it stands in the file. */
export const interactionSchema = v.strictObject({
  recordedAt: v.string(),
  role: v.picklist(["app", "judge"]),
  span: v.optional(v.string()),
  request: v.strictObject({
    method: v.string(),
    url: v.string(),
    headers,
    body: v.nullable(requestBody),
    key: v.optional(v.string()),
    lost: v.optional(v.array(v.picklist(["headers", "body"]))),
  }),
  response: v.optional(
    v.strictObject({
      status: count,
      statusText: v.string(),
      url: v.optional(v.string()),
      headers,
      body: v.nullable(body),
    }),
  ),
  failure: v.optional(
    v.strictObject({
      kind: v.picklist(["network", "timeout", "abort"]),
      code: v.optional(v.string()),
      message: v.string(),
    }),
  ),
  timing,
  unfinished: v.optional(v.literal(true)),
  synthetic: v.optional(v.literal(true)),
});

const span = v.strictObject({
  id: v.string(),
  parent: v.optional(v.string()),
  name: v.string(),
  kind: v.string(),
  scope: v.optional(v.string()),
  start: time,
  end: time,
  attributes: v.optional(v.record(v.string(), json)),
  ...edits,
  continues: v.optional(count),
  events: v.optional(v.array(json)),
  status: v.optional(v.strictObject({ code: v.string(), message: v.optional(v.string()) })),
  unfinished: v.optional(v.literal(true)),
});

const take = v.strictObject({
  recordedAt: v.string(),
  timings: v.array(timing),
  usages: v.optional(v.array(json)),
  scores: v.optional(v.record(v.string(), time)),
});

/** The format of a cassette file, version 1; the published JSON Schema is made of it. */
export const cassetteSchema = v.strictObject({
  version: v.literal(1),
  recorder: v.strictObject({ name: v.string(), version: v.string() }),
  startedAt: v.optional(v.string()),
  interactions: v.array(interactionSchema),
  spans: v.array(span),
  takes: v.array(take),
  variables: v.record(v.string(), json),
});
