import { describe, expect, test } from "vitest";
import type { Call, CallError } from "../../../src/trace/call.ts";
import { callOf, type Written } from "./call-of.ts";

/** One answer of one API as its documentation shows it, in one piece and streamed, and how it must be read. */
export interface Sample {
  /** The reader that must read it. */
  readonly api: string;
  readonly plain: Written;
  /** The same answer as a stream, an event an item; absent where the API has none. */
  readonly streamed?: Written & { readonly answer: readonly (string | Uint8Array)[] };
  /** What the call must hold, whichever way it came. */
  readonly read: Partial<Call>;
  /** A request that the provider refused, and what is to be known of it. */
  readonly refused: Written;
  readonly error: Partial<CallError>;
}

/** What a call says, less what tells a stream from an answer in one piece. */
const said = (call: Call) => {
  const {
    isStream: _isStream,
    timing: _timing,
    interaction: _interaction,
    url: _url,
    cost: _cost,
    unpriced: _unpriced,
    parameters,
    ...rest
  } = call;
  const { stream: _stream, stream_options: _options, ...asked } = parameters;
  return { ...rest, parameters: asked };
};

const bytesOf = (pieces: readonly (string | Uint8Array)[]): Buffer =>
  Buffer.concat(pieces.map((piece) => Buffer.from(piece)));

const isSse = ({ type }: Written): boolean => type === "text/event-stream";

/** Where to cut: after each event, and inside each. */
const cutsOf = (pieces: readonly (string | Uint8Array)[]): number[] => {
  let end = 0;
  return pieces.flatMap((piece) => {
    const { length } = Buffer.from(piece);
    const cuts = [end + Math.floor(length / 2), end + length];
    end += length;
    return cuts;
  });
};

const isReadWhole = ({ api, plain, read, refused, error }: Sample): void => {
  test("an answer in one piece is read", () => {
    const call = callOf(plain);
    expect(call).toMatchObject({ api, ...read });
    expect(call.error).toBeUndefined();
    expect(call.warnings).toEqual([]);
  });

  test("a refusal is an error, and no answer", () => {
    const call = callOf(refused);
    expect(call).toMatchObject({ api, status: refused.status, error, output: [], finishReasons: [] });
    expect(call.text).toBeUndefined();
  });

  test("white space before the answer is passed over", () => {
    const answer = `\n         \n${JSON.stringify(plain.answer)}`;
    expect(said(callOf({ ...plain, answer }))).toEqual(said(callOf(plain)));
  });

  test("an answer that is called a stream is read as what it is", () => {
    expect(said(callOf({ ...plain, type: "text/event-stream" }))).toEqual(said(callOf(plain)));
  });
};

const isReadStreamed = (sample: Sample, streamed: NonNullable<Sample["streamed"]>): void => {
  const whole = callOf(streamed);

  test("a stream is the call that the answer in one piece is", () => {
    expect(said(whole)).toEqual(said(callOf(sample.plain)));
    expect(whole.isStream).toBe(true);
    expect(whole.timing.firstToken).toBeGreaterThan(0);
  });

  test("a stream that breaks off says what came, and that it broke off", () => {
    const bytes = bytesOf(streamed.answer);
    for (const cut of cutsOf(streamed.answer).slice(0, -1)) {
      const call = callOf({ ...streamed, answer: [bytes.subarray(0, cut)] });
      expect(whole.text?.startsWith(call.text ?? "")).not.toBe(false);
      expect(whole.finishReasons).toEqual(expect.arrayContaining([...call.finishReasons]));
      if (call.finishReasons.length < whole.finishReasons.length) expect(call.warnings).not.toEqual([]);
    }
  });

  test("an answer that never began gives no output, and a warning", () => {
    const call = callOf({ ...streamed, answer: [Buffer.alloc(0)] });
    expect(call).toMatchObject({ api: sample.api, usage: {}, output: [] });
    if (whole.finishReasons.length > 0) expect(call.warnings).not.toEqual([]);
  });

  if (!isSse(streamed)) return;
  test("comments, other line ends and a lying type change nothing", () => {
    const text = bytesOf(streamed.answer).toString();
    const commented = `: ping\n\n${text.replaceAll(/^(?=data:)/gm, ": still here\n")}`;
    for (const answer of [commented, text.replaceAll("\n", "\r\n")]) {
      expect(said(callOf({ ...streamed, answer }))).toEqual(said(whole));
      expect(said(callOf({ ...streamed, answer, type: "application/json" }))).toEqual(said(whole));
    }
  });
};

/** Holds a reader to what all readers promise. */
export const conforms = (name: string, sample: Sample): void => {
  describe(name, () => {
    isReadWhole(sample);
    if (sample.streamed) isReadStreamed(sample, sample.streamed);
  });
};
