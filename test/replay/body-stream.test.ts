import { setImmediate } from "node:timers";
import { expect, test } from "vitest";
import { chunkSource } from "../../src/cassette/chunk-source.ts";
import { bodyStream, type BodyPlan } from "../../src/replay/body-stream.ts";

const CHUNKS = chunkSource({ chunks: ["one", "two"] });
const ONE = chunkSource({ chunks: ["one"] });

const open = (plan: Partial<BodyPlan> = {}) => {
  const ends: number[] = [];
  const stream = bodyStream({ chunks: CHUNKS, onEnd: () => void ends.push(1), ...plan });
  return { reader: stream.getReader(), stream, ends };
};

/** Lets all that was begun come to its end. */
const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

const ERROR = new Error("the client left");

test("the end is told once, when all was read, without another read", async () => {
  const { reader, ends } = open();
  await reader.read();
  await turn();
  expect(ends).toHaveLength(0);
  await reader.read();
  await turn();
  expect(ends).toHaveLength(1);
  expect(await reader.read()).toEqual({ done: true, value: undefined });
  expect(ends).toHaveLength(1);
});

test("a body without chunks ends at once", async () => {
  const { reader, ends } = open({ chunks: chunkSource(null) });
  expect((await reader.read()).done).toBe(true);
  expect(ends).toHaveLength(1);
});

test("other work runs between two chunks, none before the first", async () => {
  const { reader } = open();
  let hasRun = false;
  setImmediate(() => (hasRun = true));
  await reader.read();
  expect(hasRun).toBe(false);
  await reader.read();
  expect(hasRun).toBe(true);
});

test("each chunk waits until it is due", async () => {
  const asked: number[] = [];
  const due = (index: number): Promise<void> => Promise.resolve(void asked.push(index));
  const { reader } = open({ due });
  await reader.read();
  expect(asked).toEqual([0]);
  await reader.read();
  expect(asked).toEqual([0, 1]);
});

test("a reader that leaves is the end, and what was awaited is told of it", async () => {
  let left: AbortSignal | undefined;
  let ask = (): void => {};
  const isAsked = new Promise<void>((resolve) => (ask = resolve));
  const end = (signal: AbortSignal): Promise<unknown> => {
    left = signal;
    ask();
    return new Promise((resolve) => signal.addEventListener("abort", resolve));
  };
  const { reader, ends } = open({ chunks: chunkSource(null), end });
  const pending = reader.read();
  await isAsked;
  await reader.cancel();
  expect(await pending).toEqual({ done: true, value: undefined });
  expect(left?.aborted).toBe(true);
  expect(ends).toHaveLength(1);
});

test("an error at the end comes after all chunks", async () => {
  const { reader, ends } = open({ end: () => Promise.resolve(ERROR) });
  await reader.read();
  await reader.read();
  await turn();
  expect(ends).toHaveLength(0);
  await expect(reader.read()).rejects.toBe(ERROR);
  expect(ends).toHaveLength(1);
});

test("the client's signal breaks the body off with its reason, and that is the end", async () => {
  const client = new AbortController();
  const { reader, ends } = open({ signal: client.signal });
  await reader.read();
  client.abort(ERROR);
  await expect(reader.read()).rejects.toBe(ERROR);
  expect(ends).toHaveLength(1);
});

test("a client that had left before gets nothing", async () => {
  const { reader, ends } = open({ signal: AbortSignal.abort(ERROR) });
  await expect(reader.read()).rejects.toBe(ERROR);
  expect(ends).toHaveLength(1);
});

test.each(["read", "cancel"] as const)("a signal after the last %s changes nothing", async (way) => {
  const client = new AbortController();
  const chunks = way === "cancel" ? CHUNKS : ONE;
  const { reader, ends } = open({ signal: client.signal, chunks });
  await reader.read();
  if (way === "cancel") await reader.cancel();
  else await reader.read();
  client.abort(ERROR);
  expect((await reader.read()).done).toBe(true);
  expect(ends).toHaveLength(1);
});

test("a client that leaves while a chunk is awaited gets that chunk no more", async () => {
  const client = new AbortController();
  let come = (): void => {};
  let ask = (): void => {};
  const isAsked = new Promise<void>((resolve) => (ask = resolve));
  const due = (): Promise<void> => new Promise((resolve) => ((come = resolve), ask()));
  const { reader, ends } = open({ signal: client.signal, due });
  const pending = reader.read();
  await isAsked;
  client.abort(ERROR);
  come();
  await expect(pending).rejects.toBe(ERROR);
  expect(ends).toHaveLength(1);
});

test("a read with a buffer of the reader's own ends with the body", async () => {
  const reader = bodyStream({ chunks: ONE, end: () => Promise.resolve(undefined) }).getReader({
    mode: "byob",
  });
  await reader.read(new Uint8Array(8));
  expect((await reader.read(new Uint8Array(8))).done).toBe(true);
});
