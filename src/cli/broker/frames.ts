import type { Role } from "../../answer.ts";
import type { ForeignAttempt } from "../../session/active.ts";
import type { Problem } from "./problem.ts";

/** What a process asks the broker: a request less its body, which follows as the frame's bytes. */
export interface Ask {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly hasBody: boolean;
  readonly role: Role;
}

/** The head of a response, live or served. */
export interface Head {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly (readonly [string, string])[];
  /** Where the answer came from; empty where it is the request's own address. */
  readonly url: string;
  readonly hasBody: boolean;
}

/** How a client left: by its abort signal, by its own time limit, or by closing the body. */
export type Leaving = "abort" | "timeout" | "cancel";

/** What each kind of frame says in JSON; `chunk` carries its bytes beside it. */
export interface FrameHeads {
  readonly hello: { readonly token: string; readonly pid: number };
  readonly ask: Ask;
  readonly live: null;
  readonly head: Head;
  readonly chunk: null;
  readonly end: null;
  readonly failed: Problem;
  readonly left: { readonly how: Leaving };
  readonly foreign: ForeignAttempt;
}

/** One message between a process and the broker; `id` is the request it belongs to, counted by the process. */
export type Frame = {
  readonly [K in keyof FrameHeads]: {
    readonly kind: K;
    readonly id: number;
    readonly head: FrameHeads[K];
    readonly bytes: Uint8Array;
  };
}[keyof FrameHeads];

const KINDS = ["hello", "ask", "live", "head", "chunk", "end", "failed", "left", "foreign"] as const;
const FIXED = 13;
const NONE = new Uint8Array(0);

/** Builds a frame. */
export const frame = <K extends keyof FrameHeads>(
  kind: K,
  id: number,
  head: FrameHeads[K],
  bytes: Uint8Array = NONE,
): Frame => ({ kind, id, head, bytes }) as Frame;

/** Prints a frame: u32 length of what follows, u8 kind, u32 id, u32 length of the JSON, the JSON, the bytes. */
export const printFrame = ({ kind, id, head, bytes }: Frame): Uint8Array => {
  const json = head === null ? NONE : Buffer.from(JSON.stringify(head));
  const out = Buffer.allocUnsafe(FIXED + json.length + bytes.length);
  out.writeUInt32LE(out.length - 4, 0);
  out.writeUInt8(KINDS.indexOf(kind), 4);
  out.writeUInt32LE(id, 5);
  out.writeUInt32LE(json.length, 9);
  out.set(json, FIXED);
  out.set(bytes, FIXED + json.length);
  return out;
};

const readFrame = (whole: Buffer): Frame => {
  const kind = KINDS[whole.readUInt8(4)];
  const bodyAt = FIXED + whole.readUInt32LE(9);
  if (kind === undefined || bodyAt > whole.length) throw new RangeError("not a frame of llm-replay");
  const head = bodyAt === FIXED ? null : JSON.parse(whole.toString("utf8", FIXED, bodyAt));
  return { kind, id: whole.readUInt32LE(5), head, bytes: whole.subarray(bodyAt) };
};

/**
 * Reads frames from pieces of a byte stream, cut anywhere: give it the next piece, get the frames that are now whole.
 * A frame's bytes are its own copy. Throws RangeError or SyntaxError on what is no frame, and where the first is longer
 * than `mostAtFirst` bytes.
 */
export const frameReader = (mostAtFirst = Infinity): ((piece: Uint8Array) => Frame[]) => {
  let most = mostAtFirst;
  let held: Buffer[] = [];
  let size = 0;
  let wanted = 4;
  return (piece) => {
    held.push(Buffer.from(piece));
    size += piece.length;
    const frames: Frame[] = [];
    while (size >= wanted) {
      const all = held.length === 1 ? (held[0] as Buffer) : Buffer.concat(held, size);
      const length = 4 + all.readUInt32LE(0);
      if (length < FIXED || length > most) throw new RangeError("not a frame of llm-replay");
      held = [all];
      if (size < length) {
        wanted = length;
        break;
      }
      frames.push(readFrame(all.subarray(0, length)));
      held = [all.subarray(length)];
      size -= length;
      wanted = 4;
      most = Infinity;
    }
    return frames;
  };
};
