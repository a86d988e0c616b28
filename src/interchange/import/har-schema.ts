import * as v from "valibot";

const text = v.optional(v.nullable(v.string()));
const number = v.optional(v.nullable(v.number()));

/** A name and its value; values that are no texts are the writer's slip. */
const pair = v.object({
  name: v.string(),
  value: v.pipe(v.union([v.string(), v.number(), v.boolean(), v.null()]), v.transform(String)),
});

const content = {
  size: number,
  mimeType: text,
  text,
  encoding: text,
  /** Playwright: the file that holds it. */
  _file: text,
  /** Polly: its text is a list of the hex of its pieces. */
  _isBinary: v.optional(v.boolean()),
};

/** The parts of an entry of HAR 1.2 that are read (http://www.softwareishard.com/blog/har-12-spec), and what tools added. */
export const harEntry = v.object({
  startedDateTime: text,
  time: number,
  request: v.object({
    method: v.string(),
    url: v.string(),
    headers: v.optional(v.array(pair)),
    bodySize: number,
    postData: v.optional(v.nullable(v.object({ ...content, params: v.optional(v.array(v.unknown())) }))),
  }),
  response: v.object({
    status: v.number(),
    statusText: text,
    headers: v.optional(v.array(pair), []),
    content: v.optional(v.nullable(v.object(content))),
    /** Chrome: why there is none. */
    _error: text,
  }),
  timings: v.optional(
    v.nullable(
      v.object({
        blocked: number,
        dns: number,
        connect: number,
        send: number,
        wait: number,
        receive: number,
      }),
    ),
  ),
  /** Chrome: what kind of resource it is. */
  _resourceType: text,
  _webSocketMessages: v.optional(v.array(v.unknown())),
  /** Polly: the hash of what makes the request, and its place among equal ones. */
  _id: text,
  _order: number,
});

/** One entry of a HAR. */
export type HarEntry = v.InferOutput<typeof harEntry>;

/** What a HAR says beside its entries. */
export const harLog = v.object({
  entries: v.array(v.unknown()),
  creator: v.optional(v.nullable(v.object({ name: text }))),
  _recordingName: text,
});
